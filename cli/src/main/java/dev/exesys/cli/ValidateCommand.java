package dev.exesys.cli;

import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Json;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the errors and warnings of a job. */
@Command(
    name = "validate",
    description =
        "Prints every error and warning of a job, each with its place in the file and its JSON"
            + " Pointer. Requires no engine.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys validate job.json", "  exesys validate job.yaml --json"})
final class ValidateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "JOB", description = "The job's file, or - for standard input.")
  private String job = "";

  @Option(
      names = "--json",
      description = "Print each error and warning as a JSON object on one line.")
  private boolean json;

  ValidateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JobFile file = JobFile.read(job, context.input());
    ValidationResult validated =
        new JobValidator(ValidationPolicy.open()).validate(file.document());
    validated.diagnostics().forEach(diagnostic -> print(file, diagnostic));
    return switch (validated) {
      case ValidationResult.Accepted accepted -> {
        context.console().note(job + ": valid, " + accepted.job().orders().size() + " orders");
        yield ExitStatus.OK;
      }
      case ValidationResult.Refused refused -> {
        context
            .console()
            .note(
                job
                    + ": "
                    + refused.errors().size()
                    + (refused.errors().size() == 1 ? " error" : " errors"));
        yield ExitStatus.REFUSED;
      }
    };
  }

  private void print(JobFile file, Diagnostic diagnostic) {
    Console console = context.console();
    if (json) {
      console.line(Json.text(diagnostic));
    } else {
      boolean warning = diagnostic.severity() == Diagnostic.Severity.WARNING;
      console.line((warning ? "warning: " : "") + file.line(diagnostic));
    }
  }
}
