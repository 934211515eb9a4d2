package dev.exesys.local.ssm;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRunner;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.ssm.SentCommand.CommandInvocation;
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
 * Implements the operations of Run Command. This machine emulates every instance. A tag selects one
 * instance: {@value CommandTargets#BY_TAG}.
 */
public final class RunCommandOperations implements AutoCloseable {
  private static final int MAX_LISTED = 50;
  private static final int DEFAULT_DELIVERY_SECONDS = 3600;

  private final CommandTable store;
  private final InvocationRunner runner;
  private final ProcessRunner processRunner;
  private final InstantSource clock;
  private final Map<String, RegisteredDocument> documents = new ConcurrentHashMap<>();

  private record RegisteredDocument(
      Set<String> parameters, Duration timeout, LocalDocument implementation) {}

  public RunCommandOperations(
      Database database,
      ProcessRunner processRunner,
      EventBus bus,
      Account account,
      InstantSource clock) {
    this.store = new CommandTable(database);
    this.runner = new InvocationRunner(store, processRunner, bus, account, clock);
    this.processRunner = processRunner;
    this.clock = clock;
  }

  /**
   * Adds or replaces a document.
   *
   * @param parameters the names of the parameters, all of which are mandatory
   * @param timeout the maximum duration on an instance
   */
  public void register(
      String name, Set<String> parameters, Duration timeout, LocalDocument document) {
    documents.put(name, new RegisteredDocument(Set.copyOf(parameters), timeout, document));
  }

  /** Simulates an instance whose agent is not running, so that commands are not delivered. */
  public void disconnect(String instance) {
    runner.disconnect(instance);
  }

  /** Resumes the commands that an earlier JVM started. Called once, after the start. */
  public void resume() {
    runner.resume();
  }

  /** Returns the operations on commands. */
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
    RegisteredDocument document = documents.get(name);
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
    int delivery = input.integer("TimeoutSeconds", 30, 2_592_000, DEFAULT_DELIVERY_SECONDS);
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
            instances.stream().map(CommandInvocation::pending).toList());
    List<LocalCommand> programs = new ArrayList<>();
    instances.forEach(one -> programs.add(document.implementation().command(one, parameters)));
    store.add(command);
    for (int i = 0; i < instances.size(); i++) {
      runner.start(command, instances.get(i), programs.get(i));
    }
    return response("Command", CommandJson.of(command));
  }

  private ObjectNode cancel(RequestReader input) {
    input.only("CommandId", "InstanceIds");
    SentCommand command = command(input.string("CommandId"));
    List<String> selected = input.strings("InstanceIds");
    for (CommandInvocation one : command.invocations()) {
      if (!one.status().terminal() && (selected.isEmpty() || selected.contains(one.instance()))) {
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
        input.integer("MaxResults", 1, MAX_LISTED, MAX_LISTED),
        CommandJson::of,
        RunCommandOperations::position);
  }

  private ObjectNode getInvocation(RequestReader input) {
    input.only("CommandId", "InstanceId", "PluginName");
    String instance = input.string("InstanceId");
    SentCommand command =
        store.find(input.string("CommandId")).orElseThrow(RunCommandOperations::noInvocation);
    CommandInvocation one = command.on(instance).orElseThrow(RunCommandOperations::noInvocation);
    String key = InvocationRunner.key(command, instance);
    return CommandJson.detailed(
        command, one, processRunner.standardOutput(key), processRunner.standardError(key));
  }

  private ObjectNode listInvocations(RequestReader input) {
    input.only("CommandId", "InstanceId", "MaxResults", "NextToken", "Details");
    Optional<String> instance = input.optionalString("InstanceId");
    List<ListedInvocation> all =
        commands(input.optionalString("CommandId")).stream()
            .flatMap(command ->
                command.invocations().stream().map(one -> new ListedInvocation(command, one)))
            .filter(listed ->
                instance.isEmpty() || listed.invocation().instance().equals(instance.get()))
            .toList();
    boolean details = input.flag("Details");
    return ParameterOperations.PAGINATOR.pageOf(
        input,
        "CommandInvocations",
        all,
        input.integer("MaxResults", 1, MAX_LISTED, MAX_LISTED),
        listed -> view(listed, details),
        listed -> position(listed.command()) + listed.invocation().instance());
  }

  private ObjectNode view(ListedInvocation listed, boolean details) {
    ObjectNode view = CommandJson.listed(listed.command(), listed.invocation());
    if (details) {
      String key = InvocationRunner.key(listed.command(), listed.invocation().instance());
      view.putArray("CommandPlugins")
          .add(
              CommandJson.plugin(
                  listed.invocation(),
                  processRunner.standardOutput(key),
                  processRunner.standardError(key)));
    }
    return view;
  }

  /**
   * Lists the instances that the filters select: every requested id, because this machine emulates
   * every instance, and one instance for tags.
   */
  private ObjectNode describeInstances(RequestReader input) {
    input.only("Filters", "MaxResults", "NextToken");
    Map<String, List<String>> filters = new LinkedHashMap<>();
    input.objects("Filters").forEach(f -> filters.put(f.string("Key"), f.strings("Values")));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("InstanceInformationList");
    if (!filters.isEmpty()) {
      for (String instance : CommandTargets.instances(List.of(), filters)) {
        response
            .withArray("InstanceInformationList")
            .addObject()
            .put("InstanceId", instance)
            .put("PingStatus", runner.isConnected(instance) ? "Online" : "ConnectionLost")
            .put("PlatformType", "Linux")
            .put("ComputerName", "localhost");
      }
    }
    return response;
  }

  private record ListedInvocation(SentCommand command, CommandInvocation invocation) {}

  private List<SentCommand> commands(Optional<String> id) {
    return id.isPresent() ? List.of(command(id.get())) : store.all();
  }

  private SentCommand command(String id) {
    return store
        .find(id)
        .orElseThrow(() ->
            ServiceException.badRequest("InvalidCommandId", "Command " + id + " does not exist"));
  }

  /** Returns the position of a command in lists, which start with the newest command. */
  private static String position(SentCommand command) {
    return "%019d".formatted(Long.MAX_VALUE - command.requested()) + command.id();
  }

  private static ServiceException noInvocation() {
    return ServiceException.badRequest(
        "InvocationDoesNotExist", "The command was not sent to this instance");
  }

  private static ObjectNode response(String name, ObjectNode value) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set(name, value);
    return response;
  }

  @Override
  public void close() {
    runner.close();
  }
}
