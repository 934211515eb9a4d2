package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.Target;
import tools.jackson.databind.JsonNode;

/** Tests the local Run Command through the AWS SDK. */
class RunCommandTest {
  private static final long TIMEOUT_SECONDS = 30;
  private static final String ONE = "i-0123456789abcdef0";
  private static final String OTHER = "i-0123456789abcdef1";

  @TempDir Path directory;
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private volatile Duration ahead = Duration.ZERO;
  private LocalStack stack;
  private SsmClient ssm;

  @BeforeEach
  void start() throws IOException {
    stack =
        LocalStack.start(
            LocalStackOptions.of(directory.resolve("data"), Clients.CREDENTIALS)
                .withRule(new EventRule(EventBus.COMMAND_STATUS, "listener"))
                .withClock(() -> Instant.now().plus(ahead)));
    stack.register(
        "listener",
        event -> {
          events.add(event);
          return event;
        });
    stack.registerDocument(
        "say",
        Set.of("Text", "Code"),
        Duration.ofMinutes(1),
        (instance, parameters) ->
            new LocalCommand(
                List.of(
                    "sh",
                    "-c",
                    "printf '%s' \"$1\"; echo \"$WHERE\" >&2; exit \"$2\"",
                    "say",
                    first(parameters, "Text"),
                    first(parameters, "Code")),
                Map.of("WHERE", instance)));
    stack.registerDocument(
        "hang",
        Set.of("File"),
        Duration.ofMinutes(1),
        (instance, parameters) ->
            new LocalCommand(
                List.of(
                    "sh",
                    "-c",
                    "sleep 1000 & echo $! $$ > \"$0.new\"; mv \"$0.new\" \"$0\"; wait",
                    first(parameters, "File")),
                Map.of()));
    stack.registerDocument(
        "short",
        Set.of(),
        Duration.ofSeconds(1),
        (instance, parameters) -> new LocalCommand(List.of("sleep", "1000"), Map.of()));
    ssm = Clients.on(stack.endpoint(), SsmClient.builder());
  }

  @AfterEach
  void stop() {
    ssm.close();
    stack.close();
  }

  @Test
  void runsOnEveryInstanceWithUnchangedParameters() throws Exception {
    String text = "it's \"$(rm -rf /)\" `x` $HOME\nüß";
    Command command = send("say", Map.of("Text", List.of(text), "Code", List.of("0")), ONE, OTHER);
    assertThat(awaitEnds(2)).containsOnly("Success");
    for (String instance : List.of(ONE, OTHER)) {
      var invocation =
          ssm.getCommandInvocation(b -> b.commandId(command.commandId()).instanceId(instance));
      assertThat(invocation.statusAsString()).isEqualTo("Success");
      assertThat(invocation.standardOutputContent()).isEqualTo(text);
      assertThat(invocation.standardErrorContent()).isEqualTo(instance + "\n");
      assertThat(invocation.responseCode()).isZero();
    }
    var listed = ssm.listCommandInvocations(b -> b.commandId(command.commandId()).details(true));
    assertThat(listed.commandInvocations()).hasSize(2);
    assertThat(
            ssm.listCommands(b -> b.commandId(command.commandId()))
                .commands()
                .getFirst()
                .statusAsString())
        .isEqualTo("Success");
    Command failing = send("say", Map.of("Text", List.of(""), "Code", List.of("9")), ONE);
    assertThat(awaitEnds(1)).containsExactly("Failed");
    assertThat(
            ssm.getCommandInvocation(b -> b.commandId(failing.commandId()).instanceId(ONE))
                .responseCode())
        .isEqualTo(9);
  }

  @Test
  void tagsSelectThisMachine() throws Exception {
    ssm.sendCommand(b ->
        b.documentName("say")
            .targets(Target.builder().key("tag:role").values("build").build())
            .parameters(Map.of("Text", List.of("x"), "Code", List.of("0"))));
    assertThat(awaitEnds(1)).containsExactly("Success");
  }

  @Test
  void cancellingTerminatesAllProcesses() throws Exception {
    Path pids = directory.resolve("pids");
    Command command = send("hang", Map.of("File", List.of(pids.toString())), ONE);
    List<Long> started = ProcessAssertions.readPids(pids);
    ssm.cancelCommand(b -> b.commandId(command.commandId()));
    assertThat(awaitEnds(1)).containsExactly("Cancelled");
    ProcessAssertions.assertExited(started);
  }

  @Test
  void terminatesACommandThatTimesOut() throws Exception {
    send("short", Map.of(), ONE);
    assertThat(awaitEnds(1)).containsExactly("TimedOut");
  }

  @Test
  void timesOutIfTheAgentIsDisconnected() throws Exception {
    stack.disconnect(ONE);
    Command lost = send("short", Map.of(), ONE);
    Command cancelled = send("short", Map.of(), ONE);
    ssm.cancelCommand(b -> b.commandId(cancelled.commandId()));
    assertThat(awaitEnds(1)).containsExactly("Cancelled");
    assertThat(status(lost)).isEqualTo("Pending");

    ahead = Duration.ofHours(2);
    assertThat(awaitEnds(1)).containsExactly("TimedOut");
    // The clock also applies to signatures, which the client creates with the real time.
    ahead = Duration.ZERO;
    assertThat(
            ssm.getCommandInvocation(b -> b.commandId(lost.commandId()).instanceId(ONE))
                .statusDetails())
        .isEqualTo("DeliveryTimedOut");
    assertThat(status(lost)).isEqualTo("TimedOut");
  }

  private String status(Command command) {
    return ssm.listCommands(b -> b.commandId(command.commandId()))
        .commands()
        .getFirst()
        .statusAsString();
  }

  /** The expected members are those of the Systems Manager user guide. */
  @Test
  void publishesEventsInTheFormatOfRunCommand() throws Exception {
    Command command = send("say", Map.of("Text", List.of("x"), "Code", List.of("0")), ONE);
    JsonNode event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.path("resources").path(0).asString()).endsWith(":instance/" + ONE);
    JsonNode detail = event.path("detail");
    assertThat(detail.propertyNames())
        .containsExactly(
            "command-id", "document-name", "instance-id", "requested-date-time", "status");
    assertThat(detail.path("command-id").asString()).isEqualTo(command.commandId());
    assertThat(detail.path("requested-date-time").asString())
        .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z");
  }

  @Test
  void publishesTheStatusOfInterruptedCommandsAfterARestart() throws Exception {
    Path pids = directory.resolve("pids");
    send("hang", Map.of("File", List.of(pids.toString())), ONE);
    List<Long> started = ProcessAssertions.readPids(pids);
    stop();
    ProcessAssertions.assertExited(started);
    start();
    assertThat(awaitEnds(1)).containsExactly("Failed");
  }

  @Test
  void rejectsInvalidRequestsWithTheErrorsOfRunCommand() {
    assertThatThrownBy(() -> send("none", Map.of(), ONE))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(() -> send("say", Map.of("Text", List.of("x")), ONE))
        .isInstanceOf(InvalidParametersException.class);
    assertThatThrownBy(() -> send("short", Map.of(), "this machine"))
        .isInstanceOf(InvalidInstanceIdException.class);
    assertThatThrownBy(() -> ssm.getCommandInvocation(b -> b.commandId("x").instanceId(ONE)))
        .isInstanceOf(InvocationDoesNotExistException.class);
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).getFirst();
  }

  private Command send(String document, Map<String, List<String>> parameters, String... instances) {
    return ssm.sendCommand(
            b -> b.documentName(document).parameters(parameters).instanceIds(instances))
        .command();
  }

  private List<String> awaitEnds(int count) throws InterruptedException {
    List<String> statuses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      statuses.add(event.path("detail").path("status").asString());
    }
    return statuses;
  }
}
