package dev.exesys.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskerTest {
  private static final String SECRET = "p@ss wörd/+\"7";

  @Test
  void masksTheValueItsBase64AndItsUrlForms() {
    Masker masker = new Masker(List.of(SECRET));
    String base64 = base64(SECRET);
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    assertThat(masker.mask("a " + SECRET + " b")).isEqualTo("a *** b");
    assertThat(masker.mask("a " + base64 + " b")).isEqualTo("a *** b");
    assertThat(masker.mask("a " + form + " b")).isEqualTo("a *** b");
    assertThat(masker.mask("a " + form.replace("+", "%20") + " b")).isEqualTo("a *** b");
    assertThat(masker.mask("p%40ss%20w%c3%b6rd%2f%2b%227")).isEqualTo("***");
    assertThat(masker.mask("\"p@ss wörd/+\\\"7\"")).isEqualTo("\"***\"");
  }

  @Test
  void masksBase64OfALongerTextAroundIt() {
    Masker masker = new Masker(List.of("correct-horse-battery"));

    for (String before : List.of("", "u", "us", "user:", "user::")) {
      String masked = masker.mask(base64(before + "correct-horse-battery\n"));
      assertThat(masked).contains("***").hasSizeLessThan(20);
    }
  }

  @Test
  void masksEachLineOfAMultiLineSecret() {
    Masker masker = new Masker(List.of("-----BEGIN KEY-----\nMIIEvAIBADAN\nzz\n"));

    assertThat(masker.mask("> MIIEvAIBADAN\r\n> zz")).isEqualTo("> ***\r\n> zz");
    assertThat(masker.mask("-----BEGIN KEY-----\nMIIEvAIBADAN\nzz\n")).isEqualTo("***");
  }

  @Test
  void masksBase64BrokenIntoLines() {
    String secret = "0123456789abcdef".repeat(10) + "XYZ";
    String broken = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(utf8(secret));

    assertThat(new Masker(List.of(secret)).mask(broken)).matches("[*\n]+");
  }

  @Test
  void mergesOverlappingSecrets() {
    Masker masker = new Masker(List.of("abcdef", "defghi", "cdef"));

    assertThat(masker.mask("xabcdefghiy cdef")).isEqualTo("x***y ***");
    assertThat(masker.mask("abcdeabcdef")).isEqualTo("abcde***");
  }

  @Test
  void doesNotMaskShortValuesAndCommonWords() {
    Masker masker = new Masker(List.of("1", "dev", "", "true"));

    assertThat(masker.mask("1 dev true")).isEqualTo("1 dev true");
  }

  @Test
  void masksAcrossWrites() throws IOException {
    Masker masker = new Masker(List.of("hunter22", "unt3r-other"));
    String text = "say hunter22, hunter2, hunt, hunter22hunter22 and hunt3r-othe.";
    String expected = "say ***, hunter2, hunt, *** and hunt3r-othe.";

    for (int size = 1; size < text.length(); size++) {
      assertThat(inWrites(masker, utf8(text), size)).isEqualTo(expected);
    }
  }

  @Test
  void matchesANaiveSearch() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<String> secrets = List.of(letters(random, 4), letters(random, 5), letters(random, 7));
      String text = letters(random, 200);

      assertThat(inWrites(new Masker(secrets), utf8(text), 1 + random.nextInt(9)))
          .describedAs("secrets %s in %s", secrets, text)
          .isEqualTo(maskSlowly(secrets, text));
    }
  }

  /**
   * Masks by naive search. Valid for secrets whose encoded forms cannot occur in texts of the
   * letters a and b.
   */
  private static String maskSlowly(List<String> secrets, String text) {
    boolean[] hidden = new boolean[text.length()];
    for (String secret : secrets) {
      for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        java.util.Arrays.fill(hidden, at, at + secret.length(), true);
      }
    }
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < hidden.length; i++) {
      if (!hidden[i]) {
        masked.append(text.charAt(i));
      } else if (i == 0 || !hidden[i - 1]) {
        masked.append("***");
      }
    }
    return masked.toString();
  }

  private static String inWrites(Masker masker, byte[] text, int size) throws IOException {
    ByteArrayOutputStream masked = new ByteArrayOutputStream();
    try (OutputStream stream = masker.stream(masked)) {
      for (int at = 0; at < text.length; at += size) {
        stream.write(text, at, Math.min(size, text.length - at));
      }
    }
    return masked.toString(StandardCharsets.UTF_8);
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
