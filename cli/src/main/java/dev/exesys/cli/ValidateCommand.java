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

/** Says what is wrong with a job. */
@Command(
    name = "validate",
    description = "Prints every error of a job, each with its JSON Pointer. Needs no engine.")
final class ValidateCommand implements Callable<Integer> {
  private final CommandContext session;

  @Parameters(paramLabel = "JOB.json", description = "The job; - for standard input.")
  private String job = "";

  @Option(names = "--json", description = "Write each error as a JSON object on a line.")
  private boolean json;

  ValidateCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JobFile file = JobFile.read(job, session.input());
    ValidationResult validated =
        new JobValidator(ValidationPolicy.open()).validate(file.document());
    validated.diagnostics().forEach(this::print);
    return switch (validated) {
      case ValidationResult.Accepted accepted -> {
        session.console().note(job + ": fine, " + accepted.job().orders().size() + " orders");
        yield ExitStatus.OK;
      }
      case ValidationResult.Refused refused -> {
        session.console().note(job + ": " + refused.errors().size() + " error(s)");
        yield ExitStatus.REFUSED;
      }
    };
  }

  private void print(Diagnostic diagnostic) {
    Console console = session.console();
    if (json) {
      console.line(Json.text(diagnostic));
    } else {
      boolean warning = diagnostic.severity() == Diagnostic.Severity.WARNING;
      console.line((warning ? "warning: " : "") + diagnostic.line());
    }
  }
}
