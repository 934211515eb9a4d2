package dev.exesys.deployment;

import dev.exesys.deployment.DataDirectory.Claim;
import dev.exesys.deployment.aws.DeploymentInstaller;
import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.gateway.Credentials;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A whole deployment in this process: the AWS services, the tables and buckets, the functions. */
public final class LocalDeployment implements AutoCloseable {
  private final Claim claim;
  private final LocalStack services;
  private final DeploymentInstaller deployment;
  private final Path scratch;
  private final Map<String, String> settings;

  private LocalDeployment(
      Claim claim,
      LocalStack services,
      DeploymentInstaller deployment,
      Path scratch,
      Map<String, String> settings) {
    this.claim = claim;
    this.services = services;
    this.deployment = deployment;
    this.scratch = scratch;
    this.settings = settings;
  }

  /**
   * Starts a stack; when this returns it takes jobs and the folder's {@code env} says how.
   *
   * @param port on loopback; 0 for any that is free
   * @param environment settings that replace the local defaults
   * @throws LocalDeploymentException if the folder or the port is in use
   */
  public static LocalDeployment start(
      DataDirectory directory, int port, Map<String, String> environment) {
    Claim claim = directory.claim();
    try {
      return start(claim, port, environment);
    } catch (BindException e) {
      throw failed(
          claim,
          new LocalDeploymentException(
              "port " + port + " is in use; choose another with --port (0 for any that is free)",
              e));
    } catch (IOException e) {
      throw failed(
          claim,
          new LocalDeploymentException("the local stack cannot start: " + e.getMessage(), e));
    } catch (RuntimeException e) {
      throw failed(claim, e);
    }
  }

  private static LocalDeployment start(Claim claim, int port, Map<String, String> environment)
      throws IOException {
    Path folder = claim.directory().path();
    StackKeys keys = StackKeys.in(folder.resolve("keys"));
    LocalStack services =
        LocalStack.start(
            LocalStackOptions.of(
                    folder, new Credentials(keys.accessKeyId(), keys.secretAccessKey()))
                .withPort(port)
                .withRule(new EventRule(EventBus.EXECUTION_STATUS, EngineFunctions.FINALIZER))
                .withRule(new EventRule(EventBus.BUILD_STATE, EngineFunctions.FINALIZER))
                .withRule(new EventRule(EventBus.COMMAND_STATUS, EngineFunctions.FINALIZER)));
    // Not in the data folder, which may be inside somebody's repository: git would find that one.
    Path scratch = Files.createTempDirectory("exesys-work");
    try {
      Map<String, String> settings = StackSettings.forClients(services.endpoint(), keys);
      DeploymentInstaller deployment =
          DeploymentInstaller.onto(
              services,
              StackSettings.forFunctions(settings, folder.resolve("git").toUri(), environment),
              scratch);
      claim.publish(settings);
      return new LocalDeployment(claim, services, deployment, scratch, settings);
    } catch (RuntimeException e) {
      services.close();
      throw e;
    }
  }

  private static <E extends RuntimeException> E failed(Claim claim, E failure) {
    try {
      claim.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** What is in the folder's {@code env}. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Interrupts what runs, stops, and leaves the folder to the next stack. */
  @Override
  public void close() {
    try (claim) {
      claim.withdraw();
      services.close();
      deployment.close();
      TemporaryFolders.remove(scratch);
    } catch (IOException e) {
      throw new LocalDeploymentException(
          "the local stack did not stop cleanly: " + e.getMessage(), e);
    }
  }
}
