package dev.exesys.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands that repair a deployment. */
@Command(
    name = "admin",
    description = "Repairs runs of a deployment, with an operator's credentials.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys admin finish 1b9d6bcd", "  exesys admin redrive 1b9d6bcd"},
    subcommands = {AdminFinishCommand.class, AdminRedriveCommand.class})
final class AdminCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of the commands " + spec.subcommands().keySet());
  }
}
