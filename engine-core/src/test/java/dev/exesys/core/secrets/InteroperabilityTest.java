package dev.exesys.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the {@code age} program, and a SOPS reader of other people's. */
class InteroperabilityTest {
  private static final String READ_WITH_SOPS_AGE =
      "require('sops-age').decryptSops({path: process.argv[1], secretKey: process.argv[2]})"
          + ".then(values => console.log(JSON.stringify(values)))";

  @TempDir Path folder;

  private final SopsDocument documents =
      new SopsDocument(InstantSource.system(), new SecureRandom());

  @Test
  void ageKeygenAgreesOnTheRecipient() throws Exception {
    assumeTrue(runs("age-keygen", "--version"), "age-keygen is not installed");
    Path file = folder.resolve("key.txt");
    run("age-keygen", "-o", file.toString());

    AgeKey key = AgeKey.parse(Files.readString(file));

    assertThat(run("age-keygen", "-y", file.toString()).strip()).isEqualTo(key.recipient());
  }

  @Test
  void ageOpensADataKeyOfOurs() throws Exception {
    assumeTrue(runs("age", "--version"), "age is not installed");
    AgeKey key = AgeKey.generate();
    Path identity = Files.writeString(folder.resolve("key.txt"), key.identity());
    JsonNode document =
        JsonMapper.shared().readTree(documents.seal(Map.of("A", "b"), key.recipient()));
    String sealedKey = document.at("/sops/age/0/enc").asString();
    Path sealed = Files.writeString(folder.resolve("data-key.age"), sealedKey);
    Path opened = folder.resolve("data-key");

    run("age", "-d", "-i", identity.toString(), "-o", opened.toString(), sealed.toString());

    assertThat(Files.readAllBytes(opened)).isEqualTo(AgeSeal.open(sealedKey, key)).hasSize(32);
  }

  @Test
  void weOpenWhatAgeSealed() throws Exception {
    assumeTrue(runs("age", "--version"), "age is not installed");
    AgeKey key = AgeKey.generate();
    Path plain = Files.writeString(folder.resolve("plain"), "from age\n");

    String sealed = run("age", "-a", "-r", key.recipient(), plain.toString());

    assertThat(AgeSeal.open(sealed, key)).asString(StandardCharsets.UTF_8).isEqualTo("from age\n");
  }

  @Test
  void anotherSopsReaderOpensOurs() throws Exception {
    assumeTrue(
        runs("node", "-e", "require('sops-age')"),
        "npm's sops-age is not installed where NODE_PATH points");
    AgeKey key = AgeKey.generate();
    Map<String, String> values =
        Map.of("ONE", "Grüße\n\"zwei\"", "KEY_unencrypted", "hidden", "EMPTY", "");
    Path file =
        Files.writeString(folder.resolve("b.json"), documents.seal(values, key.recipient()));

    String read = run("node", "-e", READ_WITH_SOPS_AGE, file.toString(), key.identity());

    assertThat(JsonMapper.shared().readTree(read))
        .isEqualTo(JsonMapper.shared().valueToTree(values));
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return start(List.of(command)).waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = start(List.of(command));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(output).isZero();
    return output;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
