package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs small state machines on the local stack and on moto, and compares status, output, error and
 * event types. A case is a file in the directory {@code moto}: a state machine, its input,
 * optionally a child state machine, and under {@code differs} moto's deviations with their reasons.
 */
class MotoDifferentialTest {
  private static final List<String> CASES = cases();

  @TempDir static Path folder;

  private static @Nullable MotoStepFunctions moto;
  private static @Nullable StepFunctionsFixture service;
  private static @Nullable TestFunction function;

  private static List<String> cases() {
    try (InputStream in = MotoDifferentialTest.class.getResourceAsStream("moto/cases.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> names() {
    return CASES.stream();
  }

  @BeforeAll
  static void start() throws IOException, URISyntaxException {
    TestFunction local = new TestFunction();
    function = local;
    MotoStepFunctions started = MotoStepFunctions.start(program(), local.url());
    assumeTrue(started != null, "python3 with moto 5.2, its server and boto3 is needed");
    moto = started;
    service = StepFunctionsFixture.openLater(folder, local::answer);
    local.onToken(service::call, Objects.requireNonNull(started)::states);
  }

  private static Path program() throws URISyntaxException {
    URL program = MotoDifferentialTest.class.getResource("moto/server.py");
    return Path.of(Objects.requireNonNull(program).toURI());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
    if (function != null) {
      function.close();
    }
    if (service != null) {
      service.close();
    }
  }

  /** Calls operations of one of the two implementations. */
  @FunctionalInterface
  interface StepFunctionsCalls {
    ObjectNode call(String operation, ObjectNode input);
  }

  /** The properties that are compared. */
  private record ObservedExecution(
      String status, JsonNode output, String error, List<String> types) {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void behavesLikeMoto(String name) throws InterruptedException {
    JsonNode test = read(name);
    ObservedExecution here =
        run(Objects.requireNonNull(service)::call, name, test, StepFunctionsFixture.ROLE);
    ObservedExecution there =
        run(Objects.requireNonNull(moto)::states, name, test, MotoStepFunctions.ROLE);
    JsonNode differs = test.path("differs");
    assertThat(there.status()).isEqualTo(expected(differs, "status", here.status()));
    assertThat(there.error()).isEqualTo(expected(differs, "error", here.error()));
    assertThat(there.output())
        .isEqualTo(differs.has("output") ? differs.get("output") : here.output());
    assertThat(there.types())
        .isEqualTo(differs.has("types") ? strings(differs.get("types")) : here.types());
  }

  private static ObservedExecution run(
      StepFunctionsCalls engine, String name, JsonNode test, String role)
      throws InterruptedException {
    String child = "";
    if (test.has("child")) {
      child = create(engine, name + "-child", AslJson.write(test.get("child")), role);
    }
    String machine =
        create(engine, name, AslJson.write(test.get("machine")).replace("CHILD", child), role);
    String arn =
        engine
            .call(
                "StartExecution",
                AslJson.object()
                    .put("stateMachineArn", machine)
                    .put("name", "one")
                    .put("input", AslJson.write(test.get("input"))))
            .get("executionArn")
            .asString();
    ObjectNode which = AslJson.object().put("executionArn", arn);
    ObjectNode end = engine.call("DescribeExecution", which);
    // Moto does not report the end of an execution, so the test polls.
    while (end.get("status").asString().equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(100);
      end = engine.call("DescribeExecution", which);
    }
    JsonNode events = engine.call("GetExecutionHistory", which.put("maxResults", 1000));
    List<String> types = new ArrayList<>();
    events.get("events").forEach(event -> types.add(event.get("type").asString()));
    return new ObservedExecution(
        end.get("status").asString(),
        end.has("output") ? AslJson.parse(end.get("output").asString()) : AslJson.object(),
        end.path("error").asString(""),
        sortedIfParallel(types));
  }

  /** Sorts the event types if there are branches, whose events have no fixed order. */
  private static List<String> sortedIfParallel(List<String> types) {
    return types.contains("ParallelStateStarted") ? types.stream().sorted().toList() : types;
  }

  private static String create(
      StepFunctionsCalls engine, String name, String definition, String role) {
    return engine
        .call(
            "CreateStateMachine",
            AslJson.object().put("name", name).put("definition", definition).put("roleArn", role))
        .get("stateMachineArn")
        .asString();
  }

  private static String expected(JsonNode differs, String member, String here) {
    return differs.has(member) ? differs.get(member).asString() : here;
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(element -> strings.add(element.asString()));
    return strings;
  }

  private static JsonNode read(String name) {
    try (InputStream in =
        MotoDifferentialTest.class.getResourceAsStream("moto/" + name + ".json")) {
      return AslJson.parse(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
