package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.stack.DetachedStack;
import dev.exesys.cli.web.EngineRunBackend;
import dev.exesys.cli.web.PageServer;
import dev.exesys.cli.web.RunBackend;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.LocalDeployment;
import dev.exesys.local.faults.ServiceConditionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the local stack. */
@Command(
    name = "up",
    description = {
      "Starts the local stack: /init and the AWS services that the engine uses, on one loopback port.",
      "When it is ready, DIR/env contains its settings: set -a; . DIR/env; set +a"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys up",
      "  exesys up --detach --port 0",
      "  AWS_EXE_SYS_GIT_BASE_URL=https://github.com exesys up"
    })
final class UpCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  private final CommandContext context;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description = "The port, or 0 for any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The stack's data directory. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  @Option(
      names = "--detach",
      description =
          "Start the stack in the background and return when it is ready. Stop it with `down`.")
  private boolean detach;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "aws: the services are as slow as on AWS and throttle at its quotas. Default: none.")
  private @Nullable String model;

  @Option(
      names = "--fault",
      paramLabel = "SERVICE[/TARGET]:KIND:TIME",
      description = {
        "A fault that starts with the stack: KIND is refuse, throttle or slow; TARGET is an",
        "operation or a function. Example: dynamodb:throttle:30s. May be repeated."
      })
  private List<String> faults = List.of();

  UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MAX_PORT) {
      throw CommandException.refused(
          "--port must be between 0 and " + MAX_PORT + ", but is " + port);
    }
    Map<String, String> environment = environment();
    DataDirectory directory = new DataDirectory(dataDirectory);
    if (detach) {
      String url = DetachedStack.start(directory, port, environment).base().toString();
      context.console().note("The local stack is running at " + url + ". " + hint(directory));
      return ExitStatus.OK;
    }
    LocalDeployment stack = LocalDeployment.start(directory, port, environment);
    EngineRunBackend runs = new EngineRunBackend(Connection.ofStack(stack.settings()));
    PageServer page = startPage(runs);
    CountDownLatch stopped = new CountDownLatch(1);
    // The program ends by a signal: Ctrl-C on the terminal, or SIGTERM from `down`.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  page.close();
                  runs.close();
                  stack.close();
                  stopped.countDown();
                },
                "stop"));
    context
        .console()
        .note(
            "The local stack is running at "
                + stack.settings().get("AWS_ENDPOINT_URL")
                + ". "
                + hint(directory)
                + " Ctrl-C stops it.");
    context.console().note("The page is at " + page.link());
    stopped.await();
    return ExitStatus.OK;
  }

  /** Returns the environment with the settings of the options. */
  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(context.environment());
    if (model != null) {
      if (!model.equals("aws")) {
        throw CommandException.refused("--model must be aws, but is " + model);
      }
      environment.put(ServiceConditionSettings.MODEL_VARIABLE, model);
    }
    if (!faults.isEmpty()) {
      environment.put(ServiceConditionSettings.FAULTS_VARIABLE, String.join(",", faults));
    }
    try {
      ServiceConditionSettings.of(environment).faults().forEach(ServiceConditionSettings::check);
    } catch (IllegalArgumentException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()));
    }
    return environment;
  }

  private static PageServer startPage(RunBackend runs) {
    try {
      return PageServer.start(0, runs);
    } catch (IOException e) {
      throw CommandException.failed("cannot serve the page: " + e.getMessage(), e);
    }
  }

  private static String hint(DataDirectory directory) {
    return "Its settings are in " + directory.envFile() + ".";
  }
}
