package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Runs {@code examples/terraform.json}: plans of three folders, one approval, and the application
 * of exactly these plans.
 */
class TerraformExampleTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final List<String> FOLDERS = List.of("network", "database", "service");

  @TempDir Path folder;

  @Test
  void appliesThePlansThatWereApproved() throws Exception {
    assumeTrue(isInstalled(), "terraform is not installed");
    Path states = folder.resolve("states");
    String job =
        Files.readString(EXAMPLES.resolve("terraform.json"))
            .replace("/tmp/exesys-example-terraform", states.toString());
    try (StackUnderTest stack = StackUnderTest.start(Map.of())) {
      copy(EXAMPLES.resolve("terraform"), stack.folder().resolve("git/example/infrastructure"));

      JsonNode accepted = stack.engine().submit(job, Optional.empty());
      stack.awaitOrder(accepted, "review", "waiting_for_approval");
      assertThat(states.resolve("network.tfstate")).doesNotExist();
      JsonNode unused =
          stack
              .engine()
              .change(
                  accepted.path("run_id").asString(),
                  "/orders/review/approval",
                  Optional.of(Json.object().put("approve", true).put("comment", "as planned")));
      FinishedRun run = stack.await(accepted);

      assertThat(run.status()).as(run.view().toPrettyString()).isEqualTo("succeeded");
      assertThat(run.summary()).containsExactly(9, 0, 0);
      for (String name : FOLDERS) {
        EventItem plan = run.event("plan-" + name, "tf_plan");
        assertThat(plan.data().path("add").asInt()).as(name).isPositive();
        assertThat(states.resolve(name + ".tfstate")).isNotEmptyFile();
      }
      assertThat(run.eventTypes("review")).contains("waiting_for_approval", "approved");
      assertThat(run.event("review", "approved").data().path("comment").asString())
          .isEqualTo("as planned");
      assertThat(run.eventTypes("notice")).contains("notice");
      assertThat(stack.log(run, "0008")).contains("a password of 64 characters: ***");
      assertNothingShows(stack, password(states.resolve("database.tfstate")));
    }
  }

  /** The secret output is in Terraform's state only, which the job keeps itself. */
  private static void assertNothingShows(StackUnderTest stack, String password) throws IOException {
    Map<String, String> stored = StoredTexts.of(stack);
    assertThat(stored).isNotEmpty();
    stored.forEach((place, text) ->
        assertThat(SecretEncodings.of(password)).as(place).noneMatch(text::contains));
  }

  private static String password(Path state) throws IOException {
    String password =
        Json.parse(Files.readString(state)).at("/outputs/password/value").asString("");
    assertThat(password).hasSize(64);
    return password;
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
          assertThat(copy.toFile().setExecutable(Files.isExecutable(file))).isTrue();
        }
      }
    }
    assertThat(GitCommits.all(to, "three folders")).isNotNull();
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("terraform", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program does not exist.
      return false;
    }
  }
}
