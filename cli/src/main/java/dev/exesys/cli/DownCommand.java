package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.stack.DetachedStack;
import dev.exesys.deployment.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the local stack. */
@Command(
    name = "down",
    description = "Stops the local stack. Its data is kept and reused by the next `up`.")
final class DownCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The stack's data directory. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  DownCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    boolean stopped = DetachedStack.stop(new DataDirectory(dataDirectory));
    context
        .console()
        .note(
            stopped
                ? "Stopped the local stack in " + dataDirectory + "."
                : "No local stack is running in " + dataDirectory + ".");
    return ExitStatus.OK;
  }
}
