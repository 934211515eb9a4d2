package dev.exesys.core.source;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Names files by their bytes. On Linux the name of a file is any sequence of bytes, but a {@link
 * String} cannot represent those that are not text. A file URI can: it has each such byte as an
 * escape, and {@link Path} keeps the bytes.
 */
public final class RawPath {
  private static final String UNRESERVED = "-._~/";

  private RawPath() {}

  /** Returns a path below a directory, percent-encoded; its text has only ASCII characters. */
  public static String encoded(Path folder, Path path) {
    String base = uri(folder);
    return uri(path).substring(base.length() + 1);
  }

  /** Percent-encodes the bytes of a path. */
  public static String encoded(byte[] path) {
    StringBuilder text = new StringBuilder();
    for (byte each : path) {
      char c = (char) (each & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }

  /** Returns the path of a percent-encoded name below a directory. */
  public static Path resolve(Path folder, String encoded) {
    return Path.of(URI.create("file://" + uri(folder) + "/" + encoded));
  }

  /** Returns whether the bytes are UTF-8 text, so that a string can represent them. */
  public static boolean isText(byte[] name) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns the bytes of a percent-encoded name. */
  public static byte[] bytes(String encoded) {
    byte[] bytes = new byte[encoded.length()];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '%') {
        bytes[length++] = (byte) Integer.parseInt(encoded, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[length++] = (byte) encoded.charAt(i);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String uri(Path path) {
    String text = path.toAbsolutePath().toUri().getRawPath();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
