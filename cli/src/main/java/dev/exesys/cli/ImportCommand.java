package dev.exesys.cli;

import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.imports.Importer;
import dev.exesys.cli.imports.Importer.Imported;
import dev.exesys.cli.yaml.YamlException;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts another system's file to a job. */
@Command(
    name = "import",
    description = {
      "Converts a file of another system to a job, on standard output.",
      "What has no counterpart is reported on standard error, with its line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys import gha .github/workflows/ci.yml > job.json",
      "  exesys import terragrunt live/ --repo acme/infra > job.json"
    })
final class ImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}.")
  private Importer.Format format = Importer.Format.GHA;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file; for terragrunt also a folder.")
  private Path file = Path.of("");

  @Option(
      names = "--repo",
      paramLabel = "ORG/REPO",
      defaultValue = "example/repository",
      description = "The job's git_repo. Default: ${DEFAULT-VALUE}.")
  private String repository = "example/repository";

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try {
      String user = context.environment().getOrDefault("USER", "importer");
      Imported imported = Importer.convert(format, file, repository, user);
      imported.remarks().forEach(context.console()::note);
      if (imported.job().path("orders").isEmpty()) {
        throw CommandException.refused(file + " contains nothing that can be converted");
      }
      context
          .console()
          .out()
          .println(
              Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(imported.job()));
      return ExitStatus.OK;
    } catch (IOException e) {
      throw CommandException.refused("cannot read " + file + ": " + e.getMessage());
    } catch (YamlException e) {
      throw CommandException.refused(file + " is not YAML: " + e.getMessage());
    }
  }
}
