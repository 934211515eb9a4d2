package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** Returns the encodings of a secret: plain, in base64 at any offset of a text, in a URL. */
final class SecretEncodings {
  private SecretEncodings() {}

  static Set<String> of(String secret) {
    Set<String> all = new LinkedHashSet<>();
    for (String part : secret.lines().toList()) {
      all.add(part);
      all.add(part.replace("\\", "\\\\").replace("\"", "\\\""));
      String form = URLEncoder.encode(part, UTF_8);
      all.add(form);
      all.add(form.replace("+", "%20"));
      addBase64(part, all);
    }
    addBase64(secret, all);
    return all;
  }

  /** Adds the part of the base64 text that does not depend on the surrounding bytes. */
  private static void addBase64(String secret, Set<String> all) {
    for (String before : new String[] {"", "x", "xy"}) {
      byte[] text = (before + secret).getBytes(UTF_8);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
      String own = encoded.substring(before.isEmpty() ? 0 : before.length() + 1);
      String sure = own.substring(0, own.length() - 1);
      all.add(sure);
      all.add(sure.replace('+', '-').replace('/', '_'));
    }
  }
}
