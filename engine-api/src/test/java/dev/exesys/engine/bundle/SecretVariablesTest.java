package dev.exesys.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.contract.SecretReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVariablesTest {

  /** Its base64 has both characters in which the alphabets differ, and padding. */
  private static final String OBJECT = "{\"USER\": \"ada\", \"PASS\": \"ÿ?>~ü>>?\", \"N\": 1e3}";

  private static final byte[] BYTES = OBJECT.getBytes(StandardCharsets.UTF_8);

  private static SequencedMap<String, String> parameter(String entry, String value) {
    return SecretVariables.ofParameter(SecretReference.parse(entry), value);
  }

  private static SequencedMap<String, String> secret(String entry, String value) {
    return SecretVariables.ofSecret(SecretReference.parse(entry), value);
  }

  @Test
  void mergesAnObjectInAnyFormOfBase64() {
    String plain = Base64.getEncoder().encodeToString(BYTES);
    assertThat(plain).containsAnyOf("+", "/").contains("=");
    byte[] marked = ("\uFEFF" + OBJECT).getBytes(StandardCharsets.UTF_8);
    for (String form :
        new String[] {
          plain,
          " " + plain + "\n",
          "\uFEFF" + plain,
          plain.replace("=", ""),
          Base64.getUrlEncoder().encodeToString(BYTES),
          Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES),
          Base64.getMimeEncoder(8, "\n".getBytes(StandardCharsets.UTF_8)).encodeToString(BYTES),
          Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.UTF_8)).encodeToString(marked),
          Base64.getEncoder().encodeToString(marked),
        }) {
      assertThat(parameter("/shop/db", form))
          .as(form)
          .containsExactly(
              Map.entry("USER", "ada"), Map.entry("PASS", "ÿ?>~ü>>?"), Map.entry("N", "1E+3"));
    }
    assertThat(secret("shop/db", "\uFEFF" + OBJECT)).containsEntry("USER", "ada").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/db-password, DB_PASSWORD",
    "/shop/9lives, _9LIVES",
    "/shop/ok, OK",
    "TOKEN=/shop/ok, TOKEN",
    "token=/shop/a.b, token"
  })
  void namesTheVariableOfAPlainString(String entry, String variable) {
    assertThat(parameter(entry, "value")).containsExactly(Map.entry(variable, "value"));
    assertThat(secret(entry, "value")).containsExactly(Map.entry(variable, "value"));
  }

  @Test
  void givesANamedVariableTheValueUnchanged() {
    String encoded = Base64.getEncoder().encodeToString(BYTES);
    assertThat(parameter("DB=/shop/db", encoded)).containsExactly(Map.entry("DB", encoded));
    assertThat(secret("DB=/shop/db", OBJECT)).containsExactly(Map.entry("DB", OBJECT));
    String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";
    assertThat(secret("X=" + arn, "v")).containsExactly(Map.entry("X", "v"));
    assertThat(secret(arn, "v")).containsExactly(Map.entry("DB", "v"));
  }

  @Test
  void mapsMembersThatNoVariableCanBeNamedAfter() {
    assertThat(secret("s", "{\"db-password\": \"a\", \"Ok_1\": \"b\", \"1st key\": \"c\"}"))
        .containsExactly(
            Map.entry("DB_PASSWORD", "a"), Map.entry("Ok_1", "b"), Map.entry("_1ST_KEY", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a=b\": \"hunter2\"}",
        "{\"\": \"hunter2\"}",
        "{\"a\\u0000b\": \"hunter2\"}",
        "{\"A\": \"hun\\u0000ter2\"}",
        "{\"a-b\": \"hunter2\", \"A_B\": \"hunter2\"}",
      })
  void refusesWhatNoVariableCanHold(String value) {
    assertThatThrownBy(() -> secret("shop/db", value))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("secret shop/db, member ")
        .message()
        .doesNotContain("hun");
  }

  @Test
  void refusesAPlainValueWithNul() {
    assertThatThrownBy(() -> parameter("/shop/db", "a\0b"))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("parameter /shop/db has a NUL character");
  }
}
