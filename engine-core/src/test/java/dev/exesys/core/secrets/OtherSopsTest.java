package dev.exesys.core.secrets;

import static dev.exesys.core.secrets.OtherPrograms.run;
import static dev.exesys.core.secrets.OtherPrograms.succeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Verifies compatibility with independent implementations of SOPS and age from npm. */
class OtherSopsTest {
  private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();

  private final SopsDocument documents =
      new SopsDocument(InstantSource.system(), new SecureRandom());
  private final AgeKey key = AgeKey.generate();
  private final SopsMasterKey masterKey = new AgeMasterKey(key, new SecureRandom());

  @BeforeAll
  static void install() throws IOException {
    Files.createDirectories(FOLDER);
    for (String script : new String[] {"seal.mjs", "open.mjs"}) {
      try (InputStream text = OtherSopsTest.class.getResourceAsStream(script)) {
        Files.copy(
            Objects.requireNonNull(text),
            FOLDER.resolve(script),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    boolean there =
        Files.isDirectory(FOLDER.resolve("node_modules/sops-age"))
            || succeeds(
                FOLDER,
                "npm",
                "install",
                "--no-save",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "sops-age@4.0.2",
                "age-encryption@0.2.4");
    assumeTrue(there, "npm is not installed, or sops-age cannot be had");
  }

  @Test
  void anotherImplementationDecryptsOurDocument() throws Exception {
    Map<String, String> values =
        Map.of("ONE", "Grüße\n\"zwei\"", "KEY_unencrypted", "hidden", "EMPTY", "");

    assertThat(read(documents.seal(values, masterKey)))
        .isEqualTo(JsonMapper.shared().valueToTree(values).toString());
  }

  @Test
  void weDecryptDocumentsOfAnotherImplementation() throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("TEXT", "Grüße\n\"zwei\"");
    values.put("NUMBER", 42);
    values.put("HALF", 0.5);
    values.put("FLAG", true);
    String json = JsonMapper.shared().writeValueAsString(values);

    String document = run(FOLDER, "node", "seal.mjs", key.recipient(), json);

    assertThat(read(document)).isEqualTo(json);
    Map<String, String> read = documents.open(document, masterKey);
    assertThat(read).containsEntry("TEXT", "Grüße\n\"zwei\"").containsEntry("NUMBER", "42");
    assertThat(read).containsEntry("HALF", "0.5").containsEntry("FLAG", "true").hasSize(4);
  }

  /** Asserts that the other implementation decrypts this document, which may have been changed. */
  @Test
  void rejectsAWrongAuthenticationCodeThatTheOtherAccepts() throws Exception {
    String document = run(FOLDER, "node", "seal.mjs", key.recipient(), "{\"A\":\"b\"}", "00FF");

    assertThat(read(document)).isEqualTo("{\"A\":\"b\"}");
    assertThatThrownBy(() -> documents.open(document, masterKey))
        .isInstanceOf(SecretsException.class)
        .hasMessageContaining("authentication code is wrong");
  }

  private String read(String document) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(FOLDER, "document-", ".json"), document);
    String read = run(FOLDER, "node", "open.mjs", file.toString(), key.identity());
    Files.delete(file);
    return read.strip();
  }
}
