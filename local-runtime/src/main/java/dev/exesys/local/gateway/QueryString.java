package dev.exesys.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses URL query strings and applies percent-encoding as Signature Version 4 defines it. */
public final class QueryString {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private QueryString() {}

  /** A decoded name and value. The value of a name without {@code =} is empty. */
  public record Parameter(String name, String value) {}

  /** Returns the parameters in order. A plus sign is decoded as a space, as AWS does. */
  public static List<Parameter> parse(String rawQuery) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.add(new Parameter(decodePart(name), decodePart(value)));
    }
    return parameters;
  }

  /** Returns the first value of each name. */
  public static Map<String, String> firstValues(String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    parse(rawQuery).forEach(parameter -> values.putIfAbsent(parameter.name(), parameter.value()));
    return values;
  }

  private static String decodePart(String text) {
    return decode(text.replace('+', ' '));
  }

  /** Decodes percent-encoding. Invalid escapes are kept unchanged. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
      if (low >= 0) {
        decoded.write(high * 16 + low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  /**
   * Percent-encodes all bytes except letters, digits, {@code -._~} and the characters in {@code
   * keep}.
   */
  public static String encode(String text, String keep) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (UNRESERVED.indexOf(c) >= 0 || keep.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return encoded.toString();
  }
}
