package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.CodeBuildException;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.ResourceNotFoundException;
import software.amazon.awssdk.services.codebuild.model.StatusType;
import tools.jackson.databind.JsonNode;

/** Tests builds of the local CodeBuild through the AWS SDK. */
class CodeBuildTest {
  private static final long TIMEOUT_SECONDS = 30;

  @TempDir Path directory;
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private LocalStack stack;
  private CodeBuildClient builds;

  @BeforeEach
  void start() throws IOException {
    stack =
        LocalStack.start(
            LocalStackOptions.of(directory.resolve("data"), Clients.CREDENTIALS)
                .withRule(new EventRule(EventBus.BUILD_STATE, "listener")));
    stack.register(
        "listener",
        event -> {
          events.add(event);
          return event;
        });
    builds = Clients.on(stack.endpoint(), CodeBuildClient.builder());
  }

  @AfterEach
  void stop() {
    builds.close();
    stack.close();
  }

  @Test
  void runsTheCommandWithTheEnvironmentOfTheBuildAndPublishesTheStatus() throws Exception {
    Path file = directory.resolve("seen");
    stack.registerProject(
        "p",
        shell(
            "printf '%s|%s|%s' \"$A\" \"$B\" \"$AWS_SECRET_ACCESS_KEY\" > '"
                + file
                + "'; exit $CODE"),
        1);
    Build first = start("p", Map.of("A", "it's \"$(x)\" `y`\nü", "B", "2", "CODE", "0"));
    assertThat(first.buildStatus()).isEqualTo(StatusType.IN_PROGRESS);
    assertThat(awaitEnd(first)).isEqualTo("SUCCEEDED");
    assertThat(file).hasContent("it's \"$(x)\" `y`\nü|2|");
    Build second = start("p", Map.of("CODE", "3"));
    assertThat(awaitEnd(second)).isEqualTo("FAILED");
    assertThat(builds.listBuildsForProject(b -> b.projectName("p")).ids())
        .containsExactly(second.id(), first.id());
    assertThat(get(second.id()).buildComplete()).isTrue();
    assertThat(builds.batchGetBuilds(b -> b.ids("p:none")).buildsNotFound())
        .containsExactly("p:none");
  }

  /** The expected members are those of the CodeBuild user guide that a local build has. */
  @Test
  void publishesEventsInTheFormatOfCodeBuild() throws Exception {
    stack.registerProject("p", shell("exit 3"), 1);
    Build build = start("p", Map.of("A", "1"));
    JsonNode event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.path("resources").path(0).asString()).isEqualTo(build.arn());
    JsonNode detail = event.path("detail");
    assertThat(detail.propertyNames())
        .containsExactly(
            "build-status",
            "project-name",
            "build-id",
            "additional-information",
            "current-phase",
            "current-phase-context",
            "version");
    JsonNode additional = detail.path("additional-information");
    assertThat(additional.path("build-start-time").asString())
        .matches("[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4} [0-9]{1,2}:[0-9]{2}:[0-9]{2} [AP]M");
    assertThat(additional.at("/environment/environment-variables/0").toString())
        .isEqualTo("{\"name\":\"A\",\"value\":\"1\",\"type\":\"PLAINTEXT\"}");
    JsonNode failed = additional.path("phases").path(1);
    assertThat(failed.propertyNames())
        .containsExactly(
            "phase-context",
            "start-time",
            "end-time",
            "duration-in-seconds",
            "phase-type",
            "phase-status");
    assertThat(failed.path("phase-context").path(0).asString()).isEqualTo("exit status 3");
    assertThat(additional.path("phases").path(2).propertyNames())
        .containsExactly("start-time", "phase-type");
  }

  @Test
  void stoppingABuildTerminatesAllItsProcesses() throws Exception {
    Path pids = directory.resolve("pids");
    stack.registerProject(
        "p",
        shell(
            "trap '' TERM; sleep 1000 & echo $! $$ > '"
                + pids
                + ".new'; mv '"
                + pids
                + ".new' '"
                + pids
                + "'; wait; sleep 1000"),
        1);
    stack.registerProject("queued", shell("sleep 1000"), 1);
    Build build = start("p", Map.of());
    List<Long> started = pids(pids);
    builds.stopBuild(b -> b.id(build.id()));
    assertThat(awaitEnd(build)).isEqualTo("STOPPED");
    assertExited(started);
  }

  @Test
  void queuesBuildsBeyondTheConcurrencyLimitAndCanStopThem() throws Exception {
    Path go = directory.resolve("go");
    stack.registerProject("p", shell("while ! [ -e '" + go + "' ]; do sleep 0.05; done"), 1);
    Build first = start("p", Map.of());
    Build second = start("p", Map.of());
    Build third = start("p", Map.of());
    builds.stopBuild(b -> b.id(second.id()));
    assertThat(awaitEnd(second)).isEqualTo("STOPPED");
    assertThat(get(third.id()).currentPhase()).isEqualTo("QUEUED");
    Files.createFile(go);
    assertThat(awaitEnd(first)).isEqualTo("SUCCEEDED");
    assertThat(awaitEnd(third)).isEqualTo("SUCCEEDED");
  }

  @Test
  void startsOneBuildPerIdempotencyToken() throws Exception {
    stack.registerProject("p", shell("true"), 1);
    Build build = builds.startBuild(b -> b.projectName("p").idempotencyToken("t")).build();
    assertThat(builds.startBuild(b -> b.projectName("p").idempotencyToken("t")).build().id())
        .isEqualTo(build.id());
    assertThatThrownBy(() ->
            builds.startBuild(
                b -> b.projectName("p").idempotencyToken("t").timeoutInMinutesOverride(7)))
        .isInstanceOf(CodeBuildException.class);
    awaitEnd(build);
    assertThat(events).isEmpty();
  }

  @Test
  void readsJsonBuildspecsAndRejectsUnsupportedParametersByName() throws Exception {
    String spec = "{\"version\":0.2,\"phases\":{\"build\":{\"commands\":[\"true\",\"exit 7\"]}}}";
    builds.createProject(b ->
        b.name("wired")
            .source(s -> s.type("NO_SOURCE").buildspec(spec))
            .artifacts(a -> a.type("NO_ARTIFACTS"))
            .environment(
                e -> e.type("LINUX_CONTAINER").image("x").computeType("BUILD_GENERAL1_SMALL"))
            .serviceRole("arn:aws:iam::000000000000:role/x"));
    assertThat(awaitEnd(start("wired", Map.of()))).isEqualTo("FAILED");
    String good = spec.replace("exit 7", "exit 0");
    Build build = builds.startBuild(b -> b.projectName("wired").buildspecOverride(good)).build();
    assertThat(awaitEnd(build)).isEqualTo("SUCCEEDED");
    assertThatThrownBy(() ->
            builds.startBuild(
                b -> b.projectName("wired").buildspecOverride("version: 0.2\nphases: {}")))
        .hasMessageContaining("JSON");
    assertThatThrownBy(() -> builds.startBuild(b -> b.projectName("wired").imageOverride("y")))
        .hasMessageContaining("imageOverride");
    assertThatThrownBy(() -> builds.startBuild(b -> b.projectName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void publishesTheStatusOfInterruptedBuildsAfterARestart() throws Exception {
    Path pids = directory.resolve("pids");
    stack.registerProject(
        "p",
        shell("echo $$ > '" + pids + ".new'; mv '" + pids + ".new' '" + pids + "'; sleep 1000"),
        1);
    Build running = start("p", Map.of());
    Build queued = start("p", Map.of());
    List<Long> started = pids(pids);
    stop();
    assertExited(started);
    start();
    assertThat(awaitEnd(running)).isEqualTo("FAULT");
    builds.stopBuild(b -> b.id(queued.id()));
    assertThat(awaitEnd(queued)).isEqualTo("STOPPED");
  }

  private static LocalCommand shell(String script) {
    return new LocalCommand(List.of("sh", "-c", script), Map.of());
  }

  private Build start(String project, Map<String, String> environment) {
    List<EnvironmentVariable> variables =
        environment.entrySet().stream()
            .map(e -> EnvironmentVariable.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return builds
        .startBuild(b -> b.projectName(project).environmentVariablesOverride(variables))
        .build();
  }

  private Build get(String id) {
    return builds.batchGetBuilds(b -> b.ids(id)).builds().getFirst();
  }

  /** Waits for the event about the end of a build and returns the status in it. */
  private String awaitEnd(Build build) throws InterruptedException {
    JsonNode event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    JsonNode detail = event.path("detail");
    assertThat(detail.path("build-id").asString()).isEqualTo(build.arn());
    assertThat(detail.path("build-status").asString())
        .isEqualTo(get(build.id()).buildStatusAsString());
    return detail.path("build-status").asString();
  }

  private static List<Long> pids(Path file) throws Exception {
    return ProcessAssertions.readPids(file);
  }

  private static void assertExited(List<Long> pids) throws Exception {
    ProcessAssertions.assertExited(pids);
  }
}
