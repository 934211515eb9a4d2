package dev.exesys.cli;

import picocli.CommandLine.Command;

/** The top-level command: name, description, subcommands and exit statuses. */
@Command(
    name = "exesys",
    description = "Runs a graph of shell orders as a Step Functions state machine.",
    subcommands = {
      RunCommand.class,
      UpCommand.class,
      DownCommand.class,
      UiCommand.class,
      CompileCommand.class,
      ValidateCommand.class,
      LintCommand.class,
      StatusCommand.class,
      EventsCommand.class,
      LogsCommand.class,
      CancelCommand.class,
    },
    scope = picocli.CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:the job succeeded, or the command did its work",
      " 1:the job failed",
      " 2:the job timed out",
      " 3:the payload or the command line was refused",
      "254:the engine or a service answered with an error",
      "255:any other error",
    })
final class Exesys {}
