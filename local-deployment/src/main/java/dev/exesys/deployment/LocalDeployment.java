package dev.exesys.deployment;

import dev.exesys.core.folders.OwnedFolder;
import dev.exesys.deployment.DataDirectory.DirectoryLock;
import dev.exesys.deployment.aws.DeploymentInstaller;
import dev.exesys.deployment.aws.FunctionLimits;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.faults.ServiceConditionSettings;
import dev.exesys.local.gateway.Credentials;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs a complete deployment in this process: AWS services, tables, buckets, functions and workers.
 */
public final class LocalDeployment implements AutoCloseable {
  private final DirectoryLock lock;
  private final LocalStack services;
  private final DeploymentInstaller deployment;
  private final OwnedFolder scratch;
  private final Map<String, String> settings;

  private LocalDeployment(
      DirectoryLock lock,
      LocalStack services,
      DeploymentInstaller deployment,
      OwnedFolder scratch,
      Map<String, String> settings) {
    this.lock = lock;
    this.services = services;
    this.deployment = deployment;
    this.scratch = scratch;
    this.settings = settings;
  }

  /**
   * Starts a deployment. When this method returns, it accepts jobs and the data directory's {@code
   * env} has its settings.
   *
   * @param port on loopback; 0 for any free port
   * @param environment of this process; its {@code AWS_EXE_SYS_} variables replace the local
   *     defaults
   * @throws LocalDeploymentException if the data directory or the port is in use
   */
  public static LocalDeployment start(
      DataDirectory directory, int port, Map<String, String> environment) {
    DirectoryLock lock = directory.lock();
    try {
      return start(lock, port, environment);
    } catch (BindException e) {
      throw failed(
          lock,
          new LocalDeploymentException(
              "port " + port + " is in use: choose another with --port (0 for any free port)", e));
    } catch (IOException e) {
      throw failed(
          lock,
          new LocalDeploymentException("the local stack could not start: " + e.getMessage(), e));
    } catch (RuntimeException e) {
      throw failed(lock, e);
    }
  }

  private static LocalDeployment start(
      DirectoryLock lock, int port, Map<String, String> environment) throws IOException {
    Path folder = lock.directory().path();
    StackKeys keys = StackKeys.in(folder.resolve("keys"));
    LocalStackOptions options =
        LocalStackOptions.of(folder, new Credentials(keys.accessKeyId(), keys.secretAccessKey()))
            .withPort(port)
            .withFaults(ServiceConditionSettings.of(environment))
            .withLongestSession(StackSettings.longestSession(environment))
            .withConcurrency(FunctionLimits.account(environment));
    for (EventRule rule : StackRules.of(environment)) {
      options = options.withRule(rule);
    }
    LocalStack services = LocalStack.start(options);
    // Not in the data directory, which may be inside a Git repository that git would find.
    OwnedFolder scratch = OwnedFolder.create(OwnedFolder.root(), "stack-");
    try {
      Map<String, String> settings =
          StackSettings.forClients(services.endpoint(), keys, environment);
      DeploymentInstaller deployment =
          DeploymentInstaller.install(
              services,
              StackSettings.forFunctions(settings, folder.resolve("git").toUri(), environment),
              scratch.path());
      lock.publish(settings, StackSettings.given(environment));
      return new LocalDeployment(lock, services, deployment, scratch, settings);
    } catch (RuntimeException e) {
      services.close();
      throw e;
    }
  }

  private static <E extends RuntimeException> E failed(DirectoryLock lock, E failure) {
    try {
      lock.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Returns the settings that are in the data directory's {@code env}. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Interrupts running orders, stops the services, and releases the data directory. */
  @Override
  public void close() {
    try (lock) {
      lock.withdraw();
      services.close();
      deployment.close();
      scratch.close();
    } catch (IOException e) {
      throw new LocalDeploymentException(
          "the local stack did not stop cleanly: " + e.getMessage(), e);
    }
  }
}
