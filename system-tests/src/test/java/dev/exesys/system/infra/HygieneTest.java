package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Checks format, validity, the pinned provider, settings and examples. */
@Tag("terraform")
class HygieneTest {

  @TempDir Path folder;

  @Test
  void providerIsPinnedByDigest() throws IOException {
    String lock = Files.readString(Repository.infra().resolve(".terraform.lock.hcl"));

    assertThat(lock).containsPattern("version +=").containsPattern("\"h1:[A-Za-z0-9+/=]{44}\"");
  }

  @Test
  void modulesAreFormattedAndValidAndPassTheirTests() throws IOException {
    Repository.copyInfra(folder);
    Terraform terraform = Terraform.in(folder);

    terraform.run("fmt", "-check", "-recursive", "-diff", "-no-color");
    terraform.run("validate", "-no-color");
    String tests = terraform.with("AWS_REGION", "eu-west-1").run("test", "-no-color");

    assertThat(tests).contains("Success!", " 0 failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "complete"})
  void examplePlans(String name, @TempDir Path release) throws IOException {
    Repository.copyInfra(folder);
    // moto has no quotas of Lambda, and the provider would repeat the request for minutes.
    Files.writeString(
        folder.resolve("quota_override.tf"),
        "variable \"account_concurrency\" {\n  default = 1000\n}\n");
    Path example = folder.resolve("examples").resolve(name);
    Files.copy(folder.resolve(".terraform.lock.hcl"), example.resolve(".terraform.lock.hcl"));
    try (MotoServer moto = MotoServer.start()) {
      Terraform terraform = moto.serve(Terraform.in(example));

      JsonNode plan = terraform.set("release", PlaceholderRelease.in(release).toString()).plan();

      assertThat(plan.at("/resource_changes").size()).isGreaterThan(90);
      assertThat(plan.at("/errored").asBoolean()).isFalse();
    }
  }

  @Test
  void everyExampleIsListed() throws IOException {
    try (var examples = Files.list(Repository.infra().resolve("examples"))) {
      assertThat(examples.map(example -> example.getFileName().toString()))
          .containsExactlyInAnyOrder("minimal", "complete");
    }
  }
}
