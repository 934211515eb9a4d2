package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** How a secret can be read: as it is, in base64 wherever it stands in a text, in a URL. */
final class Spellings {
  private Spellings() {}

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

  /** What of its base64 does not depend on what stands before and after it. */
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
