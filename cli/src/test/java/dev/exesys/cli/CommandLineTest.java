package dev.exesys.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final CommandLineProbe probe = new CommandLineProbe();

  @ParameterizedTest
  @ValueSource(strings = {"", "fly", "run", "run --what a.json", "status", "run a.json b.json"})
  void aWrongCommandLineExitsWith3AndSaysNothingOnStandardOutput(String line) {
    assertThat(probe.run(line)).isEqualTo(3);
    assertThat(probe.out()).isEmpty();
    assertThat(probe.err()).contains("--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "status", "cancel"})
  void helpListsTheExitStatuses(String command) {
    assertThat(probe.run(command + " --help")).isZero();
    assertThat(probe.out()).contains("Usage: exesys").contains("the job timed out");
  }

  @Test
  void everyCommandShowsExamples() {
    probe.run("--help");
    List<String> commands =
        probe
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("Commands:"))
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> line.strip().replaceAll(" .*", ""))
            .filter(command -> !command.equals("help"))
            .toList();
    assertThat(commands).contains("run", "approve", "completion");
    for (String command : commands) {
      assertThat(probe.run(command, "--help")).isZero();
      assertThat(probe.out()).as(command).contains("Examples:", "  exesys " + command);
    }
  }

  @Test
  void refusesAMissingJobFile() {
    assertThat(probe.run("run nowhere.json")).isEqualTo(3);
    assertThat(probe.err()).isEqualTo("exesys: nowhere.json: file not found\n");
  }

  @Test
  void refusesInvalidJsonAndNamesThePosition() {
    probe.input("{\"orders\": [\n  oops]}".getBytes(UTF_8));
    assertThat(probe.run("run -")).isEqualTo(3);
    assertThat(probe.err()).startsWith("exesys: -:2:").contains("not JSON");
  }

  @Test
  void acceptsAJobWithAByteOrderMarkAndRefusesOtherEncodings() {
    String job =
        """
        {"git_repo": "o/r", "git_token_location": "aws:::ssm:/t", "username": "grüße", "pr_number": 1,
         "orders": [{"cmds": ["true"], "timeout": 60, "execution_target": "lambda"}]}\
        """;
    probe.input(("\uFEFF" + job).getBytes(UTF_8));
    assertThat(probe.run("validate -")).as(probe.err()).isZero();
    for (String command : new String[] {"validate -", "run -"}) {
      probe.input(("\uFEFF" + job).getBytes(UTF_16LE));
      assertThat(probe.run(command)).isEqualTo(3);
      assertThat(probe.err()).isEqualTo("exesys: -: not UTF-8 text: save the file as UTF-8\n");
    }
  }

  @Test
  void readsYamlAndJsonWithCommentsAndNamesTheLineOfAProblem() {
    String yaml =
        """
        git_repo: o/r
        git_token_location: aws:::ssm:/t
        username: ada
        pr_number: 1
        defaults: {timeout: 60, execution_target: lambda}
        orders:
          - order_name: test
            matrix: {os: [linux, mac]}
            cmds: [make]
          - order_name: after
            cmds:
              - "true"
            dependencies: [tests]
        """;
    probe.input(yaml.getBytes(UTF_8));
    assertThat(probe.run("validate -")).isEqualTo(3);
    assertThat(probe.out())
        .isEqualTo(
            "-:13:20: /orders/1/dependencies/0: no order is named \"tests\": did you mean \"test\"?"
                + " [unknown_dependency]\n");
    probe.input(yaml.replace("tests", "test").getBytes(UTF_8));
    assertThat(probe.run("compile -")).as(probe.err()).isZero();
    assertThat(probe.out()).contains("test[linux]", "test[mac]");

    probe.input(
        """
        // A comment.
        {"git_repo": "o/r", "git_token_location": "aws:::ssm:/t", "username": "ada", "pr_number": 1,
         "orders": [ /* none */
           {"cmds": ["true"], "timeout": 0, "execution_target": "lambda"}]}
        """
            .getBytes(UTF_8));
    assertThat(probe.run("validate -")).isEqualTo(3);
    assertThat(probe.out()).startsWith("-:4:").contains(" /orders/0/timeout: must be at least 1");
  }

  @Test
  void validateReportsNumbersOutOfRange() {
    probe.input("{\"job_timeout\": 1e400, \"pr_number\": 1e30}".getBytes(UTF_8));
    assertThat(probe.run("validate -")).isEqualTo(3);
    assertThat(probe.out()).contains("/job_timeout", "/pr_number").contains("must be at most");
    probe.input("{\"job_timeout\": 1e99999999999}".getBytes(UTF_8));
    assertThat(probe.run("validate -")).isEqualTo(3);
    assertThat(probe.err()).contains("not JSON").doesNotContain("\tat ");
  }

  @Test
  void lintPrintsEachFindingWithItsPointer() {
    probe.input(
        "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"Next\":\"b\"}}}"
            .getBytes(UTF_8));
    assertThat(probe.run("lint -")).isEqualTo(3);
    assertThat(probe.out())
        .isEqualTo(
            """
            -: /States/a/Next: refers to an unknown state: b [dangling]
            -: /: no reachable state ends this level [no-end]
            """);
    probe.input("{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Succeed\"}}}".getBytes(UTF_8));
    assertThat(probe.run("lint -")).isZero();
    assertThat(probe.out()).isEmpty();
  }

  @Test
  void refusesADuplicateMember() {
    probe.input("{\"username\": \"a\", \"username\": \"b\"}".getBytes(UTF_8));
    assertThat(probe.run("run -")).isEqualTo(3);
    assertThat(probe.err()).contains("Duplicate Object property \"username\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run nowhere.json | nowhere.json: file not found",
        "validate . | .: could not be read",
        "up --port 99999 | --port must be between 0 and 65535",
        "up --port http | is not an int",
        "status x --endpoint ftp://x | --endpoint must be a URL like https://",
        "rnu | no command rnu: did you mean run?",
        "run --jsno a.json | did you mean --json?",
        "status @last --data-dir target/none | there is no last run",
        "run examples/first.json --detach --data-dir target/none | not found",
        "events 0123abcd --data-dir target/none | exesys up",
        "logs run order --data-dir target/none | EXESYS_INIT_URL",
        "cancel run --data-dir target/none | --endpoint",
        "compile a.json --format pdf | SVG",
      })
  void usageErrorsSayWhatToDo(String line, String message) {
    assertThat(probe.run(line)).isEqualTo(3);
    assertThat(probe.out()).isEmpty();
    assertThat(probe.err()).contains(message);
  }
}
