package dev.exesys.worker.order;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OrderItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All variables that an order's commands see.
 *
 * <p>Of the worker's own environment only what is listed here is passed on, so that nothing of the
 * engine's can be: no credentials, no {@code AWS_} variable, none of the Lambda runtime's. An
 * order's own variables may be called anything, {@code AWS_} names included; but what identifies
 * the order cannot be overwritten.
 */
public final class OrderEnvironment {
  private static final List<String> PASSED_ON =
      List.of(
          "PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "USER",
          "LOGNAME",
          "SHELL",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy");

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private OrderEnvironment() {}

  /**
   * Puts the environment together.
   *
   * @param own the worker's environment
   * @param variables the order's own, secrets included
   */
  public static Map<String, String> of(
      Map<String, String> own,
      Map<String, String> variables,
      RunIds ids,
      OrderItem order,
      Workspace workspace) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("PATH", USUAL_PATH);
    all.put("LANG", "C.UTF-8");
    PASSED_ON.stream()
        .filter(own::containsKey)
        .forEach(name -> all.put(name, own.getOrDefault(name, "")));
    all.put("HOME", workspace.home().toString());
    all.put("TMPDIR", workspace.temporary().toString());
    // The host's role is the engine's, not the job's; SDKs would find it without any variable.
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.putAll(variables);
    all.put(EngineVariables.TRACE_ID, ids.traceId());
    all.put(EngineVariables.RUN_ID, ids.runId());
    all.put(EngineVariables.FLOW_ID, ids.flowId());
    all.put(EngineVariables.ORDER_ID, order.name());
    all.put(EngineVariables.ORDER_NUM, order.orderNum());
    all.put(EngineVariables.EVENTS_DIR, workspace.events().toString());
    return all;
  }
}
