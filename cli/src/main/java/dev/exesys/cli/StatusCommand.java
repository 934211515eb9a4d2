package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.OrderTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints a run and its orders. */
@Command(
    name = "status",
    description = "Prints the status of a run and of its orders.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys status @last", "  exesys status 0b5e02bb --json"})
final class StatusCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Option(names = "--json", description = "Print the run as one JSON object.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode run;
    try (RunReader reader = new RunFinder(engine, context).find(runName)) {
      run = reader.run();
    }
    Console console = context.console();
    if (json) {
      console.json(run);
    } else {
      OrderTable.linesOf(run, console.outColours()).forEach(console::line);
    }
    return ExitStatus.OK;
  }
}
