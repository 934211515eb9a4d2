package dev.exesys.local.ssm;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.Processes;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.ssm.SentCommand.Invocation;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Run SentCommand's operations. Every instance id stands for this machine; tags name one instance
 * of it, {@value CommandTargets#BY_TAG}.
 */
public final class RunCommandOperations implements AutoCloseable {
  private static final int MOST_LISTED = 50;
  private static final int DELIVERY_SECONDS = 3600;

  private final CommandTable store;
  private final SentCommandRunner runner;
  private final Processes processes;
  private final InstantSource clock;
  private final Map<String, Document> documents = new ConcurrentHashMap<>();

  private record Document(Set<String> parameters, Duration timeout, LocalDocument body) {}

  public RunCommandOperations(
      Database database, Processes processes, EventBus bus, Account account, InstantSource clock) {
    this.store = new CommandTable(database);
    this.runner = new SentCommandRunner(store, processes, bus, account, clock);
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Adds or replaces a document.
   *
   * @param parameters all of them must be sent, and no others
   * @param timeout of one run on one instance
   */
  public void register(
      String name, Set<String> parameters, Duration timeout, LocalDocument document) {
    documents.put(name, new Document(Set.copyOf(parameters), timeout, document));
  }

  /** Has an instance that picks no command up any more, as if its agent were gone. */
  public void disconnect(String instance) {
    runner.disconnect(instance);
  }

  /** Goes on with the commands of before; to be called once. */
  public void resume() {
    runner.resume();
  }

  public Operations operations() {
    return new Operations()
        .with("SendCommand", this::send)
        .with("CancelCommand", this::cancel)
        .with("ListCommands", this::list)
        .with("GetCommandInvocation", this::getInvocation)
        .with("ListCommandInvocations", this::listInvocations)
        .with("DescribeInstanceInformation", this::describeInstances);
  }

  private ObjectNode send(RequestReader input) {
    input.only(
        "DocumentName",
        "DocumentVersion",
        "InstanceIds",
        "Targets",
        "Parameters",
        "TimeoutSeconds",
        "Comment",
        "MaxConcurrency",
        "MaxErrors");
    String name =
        input.string("DocumentName").replaceFirst("^arn:aws:ssm:[^:]*:[^:]*:document/", "");
    Document document = documents.get(name);
    if (document == null) {
      throw ServiceException.badRequest("InvalidDocument", "Document " + name + " does not exist");
    }
    Map<String, List<String>> parameters = input.stringLists("Parameters");
    if (!parameters.keySet().equals(document.parameters())) {
      throw ServiceException.badRequest(
          "InvalidParameters",
          "The document takes " + document.parameters() + ", not " + parameters.keySet());
    }
    Map<String, List<String>> targets = new LinkedHashMap<>();
    input.objects("Targets").forEach(t -> targets.put(t.string("Key"), t.strings("Values")));
    List<String> instances = CommandTargets.instances(input.strings("InstanceIds"), targets);
    long now = clock.millis();
    int delivery = input.integer("TimeoutSeconds", 30, 2_592_000, DELIVERY_SECONDS);
    SentCommand command =
        new SentCommand(
            UUID.randomUUID().toString(),
            name,
            input.optionalString("Comment").orElse(null),
            parameters,
            targets,
            now,
            now + Duration.ofSeconds(delivery).toMillis(),
            (int) document.timeout().toSeconds(),
            instances.stream().map(Invocation::pending).toList());
    List<LocalCommand> programs = new ArrayList<>();
    instances.forEach(one -> programs.add(document.body().command(one, parameters)));
    store.add(command);
    for (int i = 0; i < instances.size(); i++) {
      runner.start(command, instances.get(i), programs.get(i));
    }
    return answer("Command", CommandJson.of(command));
  }

  private ObjectNode cancel(RequestReader input) {
    input.only("CommandId", "InstanceIds");
    SentCommand command = command(input.string("CommandId"));
    List<String> asked = input.strings("InstanceIds");
    for (Invocation one : command.invocations()) {
      if (!one.status().over() && (asked.isEmpty() || asked.contains(one.instance()))) {
        runner.cancel(command, one.instance());
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode list(RequestReader input) {
    input.only("CommandId", "InstanceId", "MaxResults", "NextToken");
    Optional<String> instance = input.optionalString("InstanceId");
    List<SentCommand> commands =
        commands(input.optionalString("CommandId")).stream()
            .filter(c -> instance.isEmpty() || c.on(instance.get()).isPresent())
            .toList();
    return ParameterOperations.PAGINATOR.pageOf(
        input,
        "Commands",
        commands,
        input.integer("MaxResults", 1, MOST_LISTED, MOST_LISTED),
        CommandJson::of,
        RunCommandOperations::order);
  }

  private ObjectNode getInvocation(RequestReader input) {
    input.only("CommandId", "InstanceId", "PluginName");
    String instance = input.string("InstanceId");
    SentCommand command =
        store.find(input.string("CommandId")).orElseThrow(RunCommandOperations::noInvocation);
    Invocation one = command.on(instance).orElseThrow(RunCommandOperations::noInvocation);
    String key = SentCommandRunner.key(command, instance);
    return CommandJson.detailed(command, one, processes.output(key), processes.errors(key));
  }

  private ObjectNode listInvocations(RequestReader input) {
    input.only("CommandId", "InstanceId", "MaxResults", "NextToken", "Details");
    Optional<String> instance = input.optionalString("InstanceId");
    List<Listed> all =
        commands(input.optionalString("CommandId")).stream()
            .flatMap(command -> command.invocations().stream().map(one -> new Listed(command, one)))
            .filter(listed -> instance.isEmpty() || listed.one().instance().equals(instance.get()))
            .toList();
    boolean details = input.flag("Details");
    return ParameterOperations.PAGINATOR.pageOf(
        input,
        "CommandInvocations",
        all,
        input.integer("MaxResults", 1, MOST_LISTED, MOST_LISTED),
        listed -> view(listed, details),
        listed -> order(listed.command()) + listed.one().instance());
  }

  private ObjectNode view(Listed listed, boolean details) {
    ObjectNode view = CommandJson.listed(listed.command(), listed.one());
    if (details) {
      String key = SentCommandRunner.key(listed.command(), listed.one().instance());
      view.putArray("CommandPlugins")
          .add(CommandJson.plugin(listed.one(), processes.output(key), processes.errors(key)));
    }
    return view;
  }

  /**
   * Of ids those that are asked for, since all stand for this machine; of tags the one that has
   * all.
   */
  private ObjectNode describeInstances(RequestReader input) {
    input.only("Filters", "MaxResults", "NextToken");
    Map<String, List<String>> filters = new LinkedHashMap<>();
    input.objects("Filters").forEach(f -> filters.put(f.string("Key"), f.strings("Values")));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("InstanceInformationList");
    if (!filters.isEmpty()) {
      for (String instance : CommandTargets.instances(List.of(), filters)) {
        answer
            .withArray("InstanceInformationList")
            .addObject()
            .put("InstanceId", instance)
            .put("PingStatus", runner.isConnected(instance) ? "Online" : "ConnectionLost")
            .put("PlatformType", "Linux")
            .put("ComputerName", "localhost");
      }
    }
    return answer;
  }

  private record Listed(SentCommand command, Invocation one) {}

  private List<SentCommand> commands(Optional<String> id) {
    return id.isPresent() ? List.of(command(id.get())) : store.all();
  }

  private SentCommand command(String id) {
    return store
        .find(id)
        .orElseThrow(
            () -> ServiceException.badRequest("InvalidCommandId", "There is no command " + id));
  }

  /** Ascends as the commands get older, which is how they are listed. */
  private static String order(SentCommand command) {
    return "%019d".formatted(Long.MAX_VALUE - command.requested()) + command.id();
  }

  private static ServiceException noInvocation() {
    return ServiceException.badRequest(
        "InvocationDoesNotExist", "There is no such command on this instance");
  }

  private static ObjectNode answer(String name, ObjectNode value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set(name, value);
    return answer;
  }

  @Override
  public void close() {
    runner.close();
  }
}
