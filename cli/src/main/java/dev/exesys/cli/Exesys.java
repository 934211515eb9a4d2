package dev.exesys.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top-level command: name, description, subcommands and exit statuses. */
@Command(
    name = "exesys",
    description = "Runs a graph of shell orders as a Step Functions state machine.",
    subcommands = {
      RunCommand.class,
      WaitCommand.class,
      UpCommand.class,
      DownCommand.class,
      UiCommand.class,
      CompileCommand.class,
      ValidateCommand.class,
      SchemaCommand.class,
      LintCommand.class,
      RunsCommand.class,
      ImportCommand.class,
      WorkerCommand.class,
      PoolsCommand.class,
      StatusCommand.class,
      EventsCommand.class,
      LogsCommand.class,
      ArtifactsCommand.class,
      ReportCommand.class,
      CancelCommand.class,
      RerunCommand.class,
      ApproveCommand.class,
      RejectCommand.class,
      QueuesCommand.class,
      DoctorCommand.class,
      AdminCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
    },
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:the job succeeded, or the command did its work",
      " 1:the job failed",
      " 2:the job timed out",
      " 3:the payload or the command line was refused",
      "130:the command was interrupted",
      "254:the engine or a service answered with an error",
      "255:any other error",
    })
final class Exesys {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the details of errors.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }
}
