package dev.exesys.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of a URL, and percent-encoding as SigV4 defines it. */
public final class QueryString {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private QueryString() {}

  /** A decoded name and value; a name without {@code =} has an empty value. */
  public record Parameter(String name, String value) {}

  /** The parameters in order. A plus is a space, as AWS reads it. */
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

  /** The first value of each name. */
  public static Map<String, String> firstValues(String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    parse(rawQuery).forEach(parameter -> values.putIfAbsent(parameter.name(), parameter.value()));
    return values;
  }

  private static String decodePart(String text) {
    return decode(text.replace('+', ' '));
  }

  /** Undoes percent-encoding; what is no valid escape stays as it is. */
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

  /** Encodes every byte but letters, digits and {@code -._~}, and {@code keep} if it is met. */
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
