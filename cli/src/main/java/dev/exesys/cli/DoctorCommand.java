package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentHealth;
import dev.exesys.cli.aws.DeploymentHealth.Finding;
import dev.exesys.cli.aws.DeploymentHealth.Level;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.contract.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a deployment. */
@Command(
    name = "doctor",
    description =
        "Checks settings, credentials, clock, tables, buckets, functions, quotas and open runs.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys doctor", "  exesys doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--json", description = "Print each finding as a JSON object on one line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Finding> findings;
    try (DeploymentHealth health = new DeploymentHealth(engine.require(context.environment()))) {
      findings = health.check();
    }
    for (Finding finding : findings) {
      context.console().line(json ? jsonOf(finding) : lineOf(finding));
    }
    return findings.stream().anyMatch(f -> f.level() == Level.FAILED)
        ? ExitStatus.FAILED
        : ExitStatus.OK;
  }

  private static String lineOf(Finding finding) {
    return String.format(
        Locale.ROOT, "%-8s %s: %s", wire(finding.level()), finding.check(), finding.text());
  }

  private static String jsonOf(Finding finding) {
    return Json.object()
        .put("check", finding.check())
        .put("level", wire(finding.level()))
        .put("text", finding.text())
        .toString();
  }

  private static String wire(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
