package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.validation.JobSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of jobs. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of jobs, for editors and other validators.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys schema > job.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  private final CommandContext context;

  SchemaCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.console().line(JobSchema.text().stripTrailing());
    return ExitStatus.OK;
  }
}
