package dev.exesys.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The credentials of a local stack. They are made once for a data folder, so that what was exported
 * stays right after a restart, and are nobody else's on a shared machine.
 */
record StackKeys(String accessKeyId, String secretAccessKey) {

  /** The keys kept in a file, or new ones, kept there from now on. */
  static StackKeys in(Path file) throws IOException {
    if (!Files.exists(file)) {
      StackKeys made = make();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, List.of(made.accessKeyId, made.secretAccessKey));
      return made;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException(file + " should have two lines; remove it to have new keys made");
    }
    return new StackKeys(lines.get(0), lines.get(1));
  }

  private static StackKeys make() {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[8];
    byte[] secret = new byte[20];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new StackKeys(
        "AKIA" + HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT),
        HexFormat.of().formatHex(secret));
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "StackKeys[" + accessKeyId + "]";
  }
}
