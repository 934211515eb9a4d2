package dev.exesys.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SopsDocumentTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-03T04:05:06.789Z"));

  private final SopsDocument documents = new SopsDocument(CLOCK, new SecureRandom());
  private final AgeKey key = AgeKey.generate();
  private final SopsMasterKey masterKey = new AgeMasterKey(key, new SecureRandom());
  private final Map<String, String> values = values();

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("ZETA", "first in, first out");
    values.put("EMPTY", "");
    values.put("KEY_unencrypted", "hidden all the same");
    values.put("UNICODE", "Grüße\n\"zwei\" Zeilen 🔑");
    return values;
  }

  @Test
  void keepsTheOrderOfValues() {
    String sealed = documents.seal(values, masterKey);

    assertThat(documents.open(sealed, masterKey)).containsExactlyEntriesOf(values);
  }

  @Test
  void showsNamesAndHidesValues() {
    String sealed = documents.seal(values, masterKey);

    assertThat(sealed)
        .contains("ZETA", "\"EMPTY\" : \"\"", "2026-02-03T04:05:06Z", key.recipient())
        .doesNotContain("first in", "hidden all", "Zeilen", key.identity());
  }

  @Test
  void detectsEveryChange() {
    ObjectNode document = sealedAsJson();
    document.put("EMPTY", "filled");
    assertRefused(document, "authentication code is wrong");

    document = sealedAsJson();
    document.remove("UNICODE");
    assertRefused(document, "authentication code is wrong");

    document = sealedAsJson();
    document.set("ZETA", document.get("UNICODE"));
    assertRefused(document, "ZETA: cannot be opened");

    document = sealedAsJson();
    ((ObjectNode) document.get("sops")).put("lastmodified", "2026-02-03T04:05:07Z");
    assertRefused(document, "cannot be opened");

    document = sealedAsJson();
    ((ObjectNode) document.get("sops")).remove("mac");
    assertRefused(document, "authentication code is wrong");
  }

  @Test
  void rejectsDocumentsForOtherKeysAndNestedDocuments() {
    String sealed = documents.seal(values, masterKey);

    assertThatThrownBy(
            () -> documents.open(sealed, new AgeMasterKey(AgeKey.generate(), new SecureRandom())))
        .hasMessageContaining("not encrypted for");
    assertThatThrownBy(() -> documents.open("{}", masterKey)).hasMessageContaining("named sops");
    assertThatThrownBy(() -> documents.open("{", masterKey)).hasMessageContaining("not JSON");
    ObjectNode nested = sealedAsJson();
    nested.putObject("NESTED").put("a", "b");
    assertRefused(nested, "only flat maps");
    assertThatThrownBy(() -> documents.seal(Map.of("sops", "x"), masterKey))
        .isInstanceOf(SecretsException.class);
  }

  private ObjectNode sealedAsJson() {
    return (ObjectNode) JsonMapper.shared().readTree(documents.seal(values, masterKey));
  }

  private void assertRefused(ObjectNode document, String message) {
    assertThatThrownBy(() -> documents.open(document.toString(), masterKey))
        .isInstanceOf(SecretsException.class)
        .hasMessageContaining(message);
  }
}
