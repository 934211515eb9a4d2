package dev.exesys.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AgeKeyTest {
  @Test
  void derivesTheRecipientOfAnIdentity() {
    AgeKey made = AgeKey.generate();

    assertThat(AgeKey.parse(made.identity())).isEqualTo(made);
    assertThat(made.recipient()).startsWith("age1");
  }

  @Test
  void parsesOutputOfAgeKeygen() {
    AgeKey made = AgeKey.generate();
    String file =
        "# created: 2026-01-02T03:04:05Z\n# public key: %s\n\n%s\n"
            .formatted(made.recipient(), made.identity());

    assertThat(AgeKey.parse(file)).isEqualTo(made);
  }

  @Test
  void rejectsInvalidKeysWithoutQuotingThem() {
    String identity = AgeKey.generate().identity();
    String mistyped = identity.substring(0, identity.length() - 1) + "1";

    assertThatThrownBy(() -> AgeKey.parse(mistyped))
        .isInstanceOf(SecretsException.class)
        .hasMessageNotContaining(identity.substring(20, 30));
    assertThatThrownBy(() -> AgeKey.parse("age1abc"))
        .isInstanceOf(SecretsException.class)
        .hasMessageContaining("AGE-SECRET-KEY-1");
  }

  @Test
  void doesNotPrintItsIdentity() {
    AgeKey key = AgeKey.generate();

    assertThat(key.toString()).contains(key.recipient()).doesNotContain(key.identity());
  }

  @Test
  void decryptsOnlyTextsForItsRecipient() {
    AgeKey key = AgeKey.generate();
    String sealed = AgeEncryption.seal("hidden".getBytes(StandardCharsets.UTF_8), key.recipient());

    assertThat(AgeEncryption.open(sealed, key))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("hidden");
    assertThatThrownBy(() -> AgeEncryption.open(sealed, AgeKey.generate()))
        .isInstanceOf(SecretsException.class);
  }
}
