package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs cfn-lint, which checks state machine definitions in CloudFormation templates, on compiled
 * state machines. Skipped if cfn-lint is not installed. {@code -Dexesys.load=full} includes the
 * corpus up to 500 orders.
 */
class CfnLintTest {
  private static final int LARGEST = "full".equals(System.getProperty("exesys.load")) ? 500 : 15;

  /** Several definitions share a template, because starting cfn-lint takes longer than checking. */
  private static final int MAX_TEMPLATE_BYTES = 900_000;

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path directory;

  @BeforeEach
  void requireCfnLint() {
    boolean installed;
    try {
      installed = new ProcessBuilder("cfn-lint", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Assumptions.assumeTrue(installed, "cfn-lint is not on PATH");
  }

  @Test
  void findsNothingInGoldenMachinesAndTheCorpus() throws Exception {
    List<String> machines = new ArrayList<>();
    try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden"))) {
      for (Path file : golden.sorted().toList()) {
        machines.add(Files.readString(file));
      }
    }
    for (Corpus.Entry entry : Corpus.upTo(LARGEST)) {
      JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS)
          .machines()
          .forEach(machine -> machines.add(machine.json()));
    }
    ObjectNode template = template();
    int bytes = 0;
    for (String machine : machines) {
      if (bytes + machine.length() > MAX_TEMPLATE_BYTES) {
        check(template);
        template = template();
        bytes = 0;
      }
      add(template, "Machine" + template.path("Resources").size(), machine);
      bytes += machine.length();
    }
    check(template);
  }

  /**
   * Creates a template that contains one invalid state machine, to prove that cfn-lint checks
   * definitions.
   */
  private static ObjectNode template() {
    ObjectNode template = MAPPER.createObjectNode();
    template.putObject("Resources");
    add(template, "Wrong", "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Task\"}}}");
    return template;
  }

  private static void add(ObjectNode template, String name, String definition) {
    ObjectNode machine = ((ObjectNode) template.path("Resources")).putObject(name);
    machine.put("Type", "AWS::StepFunctions::StateMachine");
    machine
        .putObject("Properties")
        .put("RoleArn", "arn:aws:iam::111122223333:role/machines")
        .set("Definition", MAPPER.readTree(definition));
  }

  private void check(ObjectNode template) throws Exception {
    Path file = directory.resolve("template.json");
    Files.writeString(file, MAPPER.writeValueAsString(template));
    Path output = directory.resolve("answer.json");
    Process lint =
        new ProcessBuilder("cfn-lint", "--format", "json", file.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(lint.waitFor(10, TimeUnit.MINUTES)).isTrue();
    List<String> rules = new ArrayList<>();
    for (JsonNode match : MAPPER.readTree(Files.readString(output, StandardCharsets.UTF_8))) {
      assertThat(match.path("Location").path("Path").path(1).asString())
          .as(match.toString())
          .isEqualTo("Wrong");
      rules.add(match.path("Rule").path("Id").asString());
    }
    assertThat(rules).isNotEmpty().containsOnly("E3601");
  }
}
