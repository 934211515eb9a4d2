package dev.exesys.cli;

import dev.exesys.cli.archive.RunArchives;
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
    description = "Stops the local stack. Its data is kept and reused by the next `up`.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys down", "  exesys down --prune"})
final class DownCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The stack's data directory. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  @Option(
      names = "--prune",
      description =
          "Remove the data that runs on private stacks have left. Such data is removed after 14 days"
              + " in any case.")
  private boolean prune;

  DownCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DataDirectory directory = new DataDirectory(dataDirectory);
    boolean stopped = DetachedStack.stop(directory);
    context
        .console()
        .note(
            stopped
                ? "Stopped the local stack in " + dataDirectory + "."
                : "No local stack is running in " + dataDirectory + ".");
    if (prune) {
      int removed = new RunArchives(directory).prune();
      context
          .console()
          .note("Removed the data of " + removed + (removed == 1 ? " run." : " runs."));
    }
    return ExitStatus.OK;
  }
}
