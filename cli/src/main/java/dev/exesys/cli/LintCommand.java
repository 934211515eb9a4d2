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

/** Says what is wrong with state machines. */
@Command(
    name = "lint",
    description =
        "Checks definitions of state machines, compiled or anybody's, and prints every finding with"
            + " its JSON Pointer.")
final class LintCommand implements Callable<Integer> {
  private final CommandContext session;

  @Parameters(
      paramLabel = "MACHINE.json",
      arity = "1..*",
      description = "Definitions; - for standard input.")
  private List<String> machines = new ArrayList<>();

  LintCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int found = 0;
    for (String machine : machines) {
      byte[] json = InputFile.read(machine, session.input());
      List<LintFinding> findings = Lint.check(new String(json, StandardCharsets.UTF_8));
      findings.forEach(finding -> session.console().line(machine + ": " + finding));
      found += findings.size();
    }
    session.console().note(found == 0 ? "nothing found" : found + " finding(s)");
    return found == 0 ? ExitStatus.OK : ExitStatus.REFUSED;
  }
}
