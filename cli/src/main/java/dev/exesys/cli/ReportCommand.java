package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.report.HtmlReport;
import dev.exesys.cli.report.MarkdownReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints a report about a run. */
@Command(
    name = "report",
    description =
        "Prints a report about a run as one file: failures first, then a table with a timeline. The"
            + " file requests nothing from any host.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys report @last > report.md",
      "  exesys report @last --format html > report.html"
    })
final class ReportCommand implements Callable<Integer> {
  private final CommandContext context;

  /** The formats. */
  enum Format {
    MD,
    HTML
  }

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "md",
      description = "md or html. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.MD;

  @Mixin private EngineOptions engine = new EngineOptions();

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode run;
    try (RunReader reader = new RunFinder(engine, context).find(runName)) {
      run = reader.run();
    }
    context
        .console()
        .text(
            switch (format) {
              case MD -> MarkdownReport.of(run);
              case HTML -> HtmlReport.of(run);
            });
    return ExitStatus.OK;
  }
}
