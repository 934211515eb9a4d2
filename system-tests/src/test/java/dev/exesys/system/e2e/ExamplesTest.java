package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import dev.exesys.core.contract.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The examples run from end to end. */
@ExtendWith(StackUnderTest.Shared.class)
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;
  private final CommandLineProbe probe = new CommandLineProbe();

  @BeforeEach
  void useTheStack(StackUnderTest stack) {
    probe.environment(stack.connection().settings());
  }

  @Test
  void aBuildWithATestMatrix() {
    JsonNode run = run("matrix.json");

    assertThat(run.path("summary").path("succeeded").asInt()).isEqualTo(8);
    assertThat(run.at("/orders/7/outputs/passed").asString().strip()).isEqualTo("6");
    assertThat(run.path("orders").valueStream().map(o -> o.path("order_name").asString()))
        .contains("test[bash,large]");
  }

  @Test
  void aMonorepoWithFortyPackages() {
    JsonNode run = run("monorepo.yaml", "--source", EXAMPLES.resolve("monorepo").toString());

    assertThat(run.path("summary").path("succeeded").asInt()).isEqualTo(41);
  }

  private JsonNode run(String example, String... options) {
    String[] arguments = new String[options.length + 5];
    arguments[0] = "run";
    arguments[1] = EXAMPLES.resolve(example).toString();
    arguments[2] = "--json";
    arguments[3] = "--data-dir";
    arguments[4] = folder.toString();
    System.arraycopy(options, 0, arguments, 5, options.length);
    int status = probe.run(arguments);
    assertThat(status).as(probe.err()).isZero();
    JsonNode result = Json.parse(probe.out().lines().toList().getLast());
    assertThat(probe.run("status", result.path("run_id").asString(), "--json")).isZero();
    return Json.parse(probe.out());
  }
}
