package dev.exesys.cli.aws;

import dev.exesys.cli.console.CommandException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Reads the definitions of state machines. */
public final class MachineDefinitions implements AutoCloseable {
  private final SfnClient client;

  /** Creates a client of Step Functions. */
  public MachineDefinitions(DeploymentClients clients) {
    this.client = clients.build(SfnClient.builder());
  }

  /**
   * Returns a definition as Amazon States Language.
   *
   * @throws CommandException if the service does not return it
   */
  public String of(String arn) {
    try {
      return client.describeStateMachine(b -> b.stateMachineArn(arn)).definition();
    } catch (SdkException e) {
      throw CommandException.serviceError(
          "could not read the state machine " + arn + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
