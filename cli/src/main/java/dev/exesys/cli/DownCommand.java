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
    description =
        "Stops the local stack. What it has kept stays; the next `up` goes on from there.")
final class DownCommand implements Callable<Integer> {
  private final CommandContext session;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The stack's folder. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  DownCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean stopped = DetachedStack.stop(new DataDirectory(dataDirectory));
    session
        .console()
        .note(stopped ? "the local stack is down" : "no local stack is up in " + dataDirectory);
    return ExitStatus.OK;
  }
}
