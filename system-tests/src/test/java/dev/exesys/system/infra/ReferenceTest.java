package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code infra/README.md} lists all settings and outputs with their defaults. */
class ReferenceTest {

  private static final String PREFACE =
      """
      # Variables and outputs

      The root module creates the engine in one account and region. [docs/DEPLOY.md](../docs/DEPLOY.md) describes a deployment,
      [docs/IAM.md](../docs/IAM.md) lists the permissions. The modules: `storage` (tables, buckets, uploads), `api` (init
      function, HTTP API, function URL, client policy), `state-machines` (dispatch, steps, finalizer, the role of state machines,
      rules), `workers` (Lambda, CodeBuild, SSM), `observability` (alarms, dashboard). They use `function`, `rule`, `role`,
      `completion` (the permissions to complete a run) and `permissions`.

      Generated from the code; refresh it with `-Dexesys.refresh=true`.

      ## Variables

      | variable | type | default | description |
      |---|---|---|---|
      """;

  @Test
  void referenceMatchesTheModules() throws IOException {
    StringBuilder page = new StringBuilder(PREFACE);
    for (String file :
        List.of(
            "variables.tf",
            "variables_access.tf",
            "variables_functions.tf",
            "variables_events.tf")) {
      for (HclBlocks variable : blocks("variable", file)) {
        page.append(setting(variable));
      }
    }
    page.append("\n## Outputs\n\n| output | description |\n|---|---|\n");
    for (HclBlocks output : blocks("output", "outputs.tf")) {
      page.append("| `%s` | %s |%n".formatted(output.label(), description(output)));
    }

    Repository.assertPage(Repository.infra().resolve("README.md"), page.toString());
  }

  @Test
  void everySettingAndOutputHasADescription() throws IOException {
    List<String> mute = new ArrayList<>();
    for (Path source : Repository.sources()) {
      if (source.toString().endsWith(".tf")) {
        String text = Files.readString(source);
        for (String kind : List.of("variable", "output")) {
          HclBlocks.of(kind, text).stream()
              .filter(block -> block.attributes().getOrDefault("description", "").length() < 12)
              .forEach(block -> mute.add(source + ": " + block.label()));
        }
      }
    }
    assertThat(mute).isEmpty();
  }

  @Test
  void joinsValuesOfSeveralLines() {
    String file =
        """
        variable "size" {
          description = "How large."
          type = object({
            memory = optional(number, 1) # MiB
            disk   = optional(number)
          })
          default = {}

          validation {
            condition     = true
            error_message = "No."
          }
        }
        """;

    assertThat(HclBlocks.of("variable", file))
        .containsExactly(
            new HclBlocks(
                "size",
                Map.of(
                    "description", "\"How large.\"",
                    "type", "object({memory = optional(number, 1), disk = optional(number)})",
                    "default", "{}")));
  }

  private static List<HclBlocks> blocks(String kind, String file) throws IOException {
    return HclBlocks.of(kind, Files.readString(Repository.infra().resolve(file)));
  }

  private static String setting(HclBlocks variable) {
    String fallback = variable.attributes().get("default");
    return "| `%s` | `%s` | %s | %s |%n"
        .formatted(
            variable.label(),
            variable.attributes().getOrDefault("type", "any"),
            fallback == null ? "required" : "`" + fallback + "`",
            description(variable));
  }

  private static String description(HclBlocks block) {
    String quoted = block.attributes().getOrDefault("description", "\"\"");
    return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("|", "\\|");
  }
}
