package dev.exesys.cli;

import dev.exesys.cli.console.CommandFailed;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.stack.DetachedStack;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.LocalDeployment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the local stack. */
@Command(
    name = "up",
    description = {
      "Starts the local stack: /init and every AWS service the engine uses, on one loopback port.",
      "Once it is ready, DIR/env has its settings: set -a; . DIR/env; set +a"
    })
final class UpCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final CommandContext session;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description = "The port; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  @Option(
      names = "--detach",
      description = "Return once the stack is ready and leave it running; stop it with `down`.")
  private boolean detach;

  UpCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailed.refused("--port is not between 0 and " + HIGHEST_PORT + ": " + port);
    }
    DataDirectory directory = new DataDirectory(dataDirectory);
    if (detach) {
      String url = DetachedStack.start(directory, port).base().toString();
      session.console().note("the local stack is up at " + url + "; " + hint(directory));
      return ExitStatus.OK;
    }
    LocalDeployment stack = LocalDeployment.start(directory, port, session.environment());
    CountDownLatch stopped = new CountDownLatch(1);
    // Interrupting the program, from the terminal or with `down`, is how it ends.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  stopped.countDown();
                },
                "stop"));
    session
        .console()
        .note(
            "the local stack is up at "
                + stack.settings().get("AWS_ENDPOINT_URL")
                + "; "
                + hint(directory)
                + "; Ctrl-C stops it");
    stopped.await();
    return ExitStatus.OK;
  }

  private static String hint(DataDirectory directory) {
    return "its settings are in " + directory.envFile();
  }
}
