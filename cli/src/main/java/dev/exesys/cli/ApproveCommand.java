package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Approves an order that waits for approval. */
@Command(
    name = "approve",
    description = "Approves an order that waits for approval.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys approve @last review",
      "  exesys approve 0b5e02bb deploy --comment 'plan reviewed'"
    })
final class ApproveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private DecisionArguments arguments = new DecisionArguments();

  ApproveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    arguments.send(context, true);
    return ExitStatus.OK;
  }
}
