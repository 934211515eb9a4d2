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
 * The credentials of a local stack. They are generated once per data directory, so that exported
 * settings stay valid after a restart, and are readable by their owner only.
 */
record StackKeys(String accessKeyId, String secretAccessKey) {

  /** Returns the keys from a file; generates and stores them if it does not exist. */
  static StackKeys in(Path file) throws IOException {
    if (!Files.exists(file)) {
      StackKeys generated = generate();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, List.of(generated.accessKeyId, generated.secretAccessKey));
      return generated;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException(file + " must have two lines; delete it to generate new keys");
    }
    return new StackKeys(lines.get(0), lines.get(1));
  }

  private static StackKeys generate() {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[8];
    byte[] secret = new byte[20];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new StackKeys(
        "AKIA" + HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT),
        HexFormat.of().formatHex(secret));
  }

  /** Omits the secret. */
  @Override
  public String toString() {
    return "StackKeys[" + accessKeyId + "]";
  }
}
