package dev.exesys.core.secrets;

import static dev.exesys.core.secrets.OtherPrograms.run;
import static dev.exesys.core.secrets.OtherPrograms.succeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies compatibility with the {@code age} program. */
class AgeProgramTest {
  @TempDir Path folder;

  private final SopsDocument documents =
      new SopsDocument(InstantSource.system(), new SecureRandom());

  @BeforeEach
  void requireAge() {
    assumeTrue(
        succeeds(folder, "age", "--version") && succeeds(folder, "age-keygen", "--version"),
        "age is not installed");
  }

  @Test
  void ageKeygenDerivesTheSameRecipient() throws Exception {
    Path file = folder.resolve("key.txt");
    run(folder, "age-keygen", "-o", file.toString());

    AgeKey key = AgeKey.parse(Files.readString(file));

    assertThat(run(folder, "age-keygen", "-y", file.toString()).strip()).isEqualTo(key.recipient());
  }

  @Test
  void ageDecryptsOurDataKey() throws Exception {
    AgeKey key = AgeKey.generate();
    Path identity = Files.writeString(folder.resolve("key.txt"), key.identity());
    JsonNode document =
        JsonMapper.shared()
            .readTree(documents.seal(Map.of("A", "b"), new AgeMasterKey(key, new SecureRandom())));
    String sealedKey = document.at("/sops/age/0/enc").asString();
    Path sealed = Files.writeString(folder.resolve("data-key.age"), sealedKey);
    Path opened = folder.resolve("data-key");

    run(folder, "age", "-d", "-i", identity.toString(), "-o", opened.toString(), sealed.toString());

    assertThat(Files.readAllBytes(opened))
        .isEqualTo(AgeEncryption.open(sealedKey, key))
        .hasSize(32);
  }

  @Test
  void weDecryptOutputOfAge() throws Exception {
    AgeKey key = AgeKey.generate();
    Path plain = Files.writeString(folder.resolve("plain"), "from age\n");

    String sealed = run(folder, "age", "-a", "-r", key.recipient(), plain.toString());

    assertThat(AgeEncryption.open(sealed, key))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("from age\n");
  }
}
