package dev.exesys.worker.role;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The role of an order's commands while they run; of an order without a role it does nothing. */
public final class CommandRole implements AutoCloseable {
  private final @Nullable CredentialServer server;

  private CommandRole(@Nullable CredentialServer server) {
    this.server = server;
  }

  /**
   * Assumes the order's role, if it has one, and serves its credentials until {@link #close}.
   *
   * @param newSecrets receives every value that must be masked, before commands can know it
   * @throws RoleException if the role cannot be assumed
   * @throws IOException if no port is available
   */
  public static CommandRole of(
      OrderItem item,
      RunItem run,
      RoleAssumer sessions,
      InstantSource clock,
      Consumer<List<String>> newSecrets)
      throws RoleException, IOException {
    String role = item.order().roleArn();
    return new CommandRole(
        role == null
            ? null
            : CredentialServer.start(sessions, RoleRequest.of(role, item, run), clock, newSecrets));
  }

  /**
   * Returns the variables of the commands: how SDKs find the credentials, and the region.
   *
   * @param worker the environment of the worker process
   */
  public Map<String, String> variables(Map<String, String> worker) {
    if (server == null) {
      return Map.of();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    String region = worker.getOrDefault("AWS_REGION", worker.get("AWS_DEFAULT_REGION"));
    if (region != null) {
      variables.put("AWS_REGION", region);
      variables.put("AWS_DEFAULT_REGION", region);
    }
    if (worker.containsKey("AWS_ENDPOINT_URL")) {
      variables.put("AWS_ENDPOINT_URL", worker.getOrDefault("AWS_ENDPOINT_URL", ""));
    }
    variables.putAll(server.variables());
    return variables;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
