package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.InputFile;
import dev.exesys.compiler.lint.Lint;
import dev.exesys.compiler.lint.LintFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the lint findings of state machine definitions. */
@Command(
    name = "lint",
    description =
        "Checks state machine definitions, compiled from a job or written by hand, and prints each"
            + " finding with its JSON Pointer.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys lint machine.asl.json", "  exesys compile job.json | exesys lint -"})
final class LintCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "MACHINE.json",
      arity = "1..*",
      description = "The definitions' files, or - for standard input.")
  private List<String> machines = new ArrayList<>();

  LintCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    int count = 0;
    for (String machine : machines) {
      byte[] json = InputFile.read(machine, context.input());
      List<LintFinding> findings = Lint.check(new String(json, StandardCharsets.UTF_8));
      findings.forEach(finding -> context.console().line(machine + ": " + finding));
      count += findings.size();
    }
    context
        .console()
        .note(count == 0 ? "No findings." : count + (count == 1 ? " finding." : " findings."));
    return count == 0 ? ExitStatus.OK : ExitStatus.REFUSED;
  }
}
