package dev.exesys.cli.stack.aws;

import dev.exesys.cli.aws.Clients;
import dev.exesys.cli.connect.Connection;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.local.LocalStack;
import java.util.Map;

/** Puts the engine onto the local services, as the Terraform module puts it onto AWS. */
public final class Deployment implements AutoCloseable {
  private final Clients clients;

  private Deployment(Clients clients) {
    this.clients = clients;
  }

  /**
   * Makes buckets and tables, and registers the engine's functions.
   *
   * @param environment the functions'
   */
  public static Deployment onto(LocalStack services, Map<String, String> environment) {
    EngineSettings settings = EngineSettings.fromEnvironment(environment);
    services.ensureBucket(settings.buckets().internal());
    services.ensureBucket(settings.buckets().done());
    Clients clients = new Clients(Connection.ofStack(environment));
    new Tables(clients.dynamoDb()).create(settings.tables());
    return new Deployment(clients);
  }

  @Override
  public void close() {
    clients.close();
  }
}
