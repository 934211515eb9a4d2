package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rejects an order that waits for approval, which then fails. */
@Command(
    name = "reject",
    description = "Rejects an order that waits for approval, which then fails.",
    footerHeading = "%nExamples:%n",
    footer = "  exesys reject @last review --comment 'the plan deletes the database'")
final class RejectCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private DecisionArguments arguments = new DecisionArguments();

  RejectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    arguments.send(context, false);
    return ExitStatus.OK;
  }
}
