package dev.exesys.worker.order;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OrderItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the environment of an order's commands.
 *
 * <p>Of the worker's own environment only the variables listed here are inherited, and those that
 * the deployment's setting {@code AWS_EXE_SYS_PASSED_VARIABLES} names. So no credential of the
 * engine is, and no locale, time zone or proxy of the host, which would change the result of a run.
 * The order's own variables may have any name, {@code AWS_} names included, except those that
 * identify the order.
 */
public final class OrderEnvironment {
  private static final List<String> INHERITED =
      List.of("PATH", "USER", "LOGNAME", "SHELL", "SSL_CERT_FILE", "SSL_CERT_DIR");

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private OrderEnvironment() {}

  /**
   * Returns the environment.
   *
   * @param own the worker's environment
   * @param variables the order's variables, secrets included
   */
  public static Map<String, String> of(
      Map<String, String> own,
      Map<String, String> variables,
      RunIds ids,
      OrderItem order,
      Workspace workspace) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("PATH", DEFAULT_PATH);
    all.put("LANG", "C.UTF-8");
    Stream.concat(INHERITED.stream(), passed(own))
        .filter(own::containsKey)
        .forEach(name -> all.put(name, own.getOrDefault(name, "")));
    all.put("HOME", workspace.home().toString());
    all.put("TMPDIR", workspace.temporary().toString());
    // The instance's role belongs to the engine, not to the job; SDKs would find it without a
    // variable.
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.put(TraceParent.VARIABLE, TraceParent.of(TraceParent.header(own), ids, order));
    all.putAll(variables);
    all.putAll(order.order().matrix());
    all.put(EngineVariables.TRACE_ID, ids.traceId());
    all.put(EngineVariables.RUN_ID, ids.runId());
    all.put(EngineVariables.FLOW_ID, ids.flowId());
    all.put(EngineVariables.ORDER_ID, order.name());
    all.put(EngineVariables.ORDER_NUM, order.orderNum());
    all.put(EngineVariables.EVENTS_DIR, workspace.events().toString());
    all.put(EngineVariables.OUTPUT, workspace.outputs().plain().toString());
    all.put(EngineVariables.SECRET_OUTPUT, workspace.outputs().secret().toString());
    return all;
  }

  private static Stream<String> passed(Map<String, String> own) {
    return Pattern.compile(",")
        .splitAsStream(own.getOrDefault(EngineVariables.PASSED_VARIABLES, ""))
        .map(String::strip)
        .filter(name -> !name.startsWith(EngineVariables.PREFIX));
  }
}
