package dev.exesys.local.events;

import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.protocol.Account;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Invokes functions with the events of services, according to rules. */
public final class EventBus {
  /** The detail type of the events of Step Functions about executions. */
  public static final String EXECUTION_STATUS = "Step Functions Execution Status Change";

  /** The detail type of the events of CodeBuild about builds. */
  public static final String BUILD_STATE = "CodeBuild Build State Change";

  /** The detail type of the events of Run Command about a command on one instance. */
  public static final String COMMAND_STATUS = "EC2 Command Invocation Status-change Notification";

  /** The detail type of the records of Lambda's on-failure destinations. */
  public static final String INVOCATION_FAILED = "Lambda Function Invocation Result - Failure";

  private final FunctionRegistry functions;
  private final List<EventRule> rules;
  private final Account account;
  private final InstantSource clock;

  public EventBus(
      FunctionRegistry functions, List<EventRule> rules, Account account, InstantSource clock) {
    this.functions = functions;
    this.rules = List.copyOf(rules);
    this.account = account;
    this.clock = clock;
  }

  /**
   * Publishes an event. Every function with a matching rule is invoked at least once, also after a
   * restart, and also if it is registered later.
   *
   * @param source the service, for example {@code aws.states}
   * @param resource the ARN of the resource that changed
   */
  public void publish(String source, String detailType, String resource, ObjectNode detail) {
    deliver(event(UUID.randomUUID().toString(), source, detailType, List.of(resource), detail));
  }

  /** Creates an event in the form in which EventBridge delivers it. */
  ObjectNode event(
      String id, String source, String detailType, List<String> resources, ObjectNode detail) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", account.id());
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", account.region());
    resources.forEach(event.putArray("resources")::add);
    event.set("detail", detail);
    return event;
  }

  /** Invokes every function with a matching rule, as {@link #publish} does. */
  void deliver(ObjectNode event) {
    String detailType = event.path("detail-type").asString();
    for (EventRule rule : rules) {
      if (rule.detailType().equals(detailType)) {
        functions.enqueue(rule.function(), event);
      }
    }
  }
}
