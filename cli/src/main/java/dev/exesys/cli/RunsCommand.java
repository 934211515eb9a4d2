package dev.exesys.cli;

import dev.exesys.cli.archive.RunArchives;
import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.aws.DeploymentOperations;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.Durations;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs. */
@Command(
    name = "runs",
    description = "Lists runs, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys runs -n 5", "  exesys runs --repo org/repo --status failed --json"})
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final CommandContext context;

  @Option(
      names = "-n",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "The maximum number of runs. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(names = "--repo", paramLabel = "REPO", description = "Only runs of this git_repo.")
  private @Nullable String repo;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only runs that are starting, waiting, running, succeeded, failed or timed_out.")
  private @Nullable String status;

  @Option(names = "--pr", paramLabel = "N", description = "Only runs of this pull request.")
  private @Nullable Long pr;

  @Option(names = "--user", paramLabel = "NAME", description = "Only runs of this user.")
  private @Nullable String user;

  @Option(
      names = "--open",
      description =
          "Only runs that have not ended completely, oldest first, read from the tables. Needs an"
              + " operator's credentials.")
  private boolean open;

  @Option(names = "--json", description = "Print each run as a JSON object on one line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  RunsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (count < 1) {
      throw CommandException.refused("-n must be at least 1, but is " + count);
    }
    Map<String, String> filters = new LinkedHashMap<>();
    put(filters, "git_repo", repo);
    put(filters, "status", status);
    put(filters, "pr_number", pr);
    put(filters, "username", user);
    List<JsonNode> runs = open ? openRuns(filters) : read(filters);
    Console console = context.console();
    if (runs.isEmpty()) {
      console.note("No runs found.");
    }
    int repoWidth =
        runs.stream().mapToInt(r -> r.path("git_repo").asString().length()).max().orElse(0);
    for (JsonNode run : runs) {
      console.line(json ? run.toString() : line(run, repoWidth));
    }
    return ExitStatus.OK;
  }

  /** Reads the runs of the engine or, without one, those that private stacks have left. */
  private List<JsonNode> read(Map<String, String> filters) {
    List<RunReader> archived = new RunArchives(engine.dataDirectory()).all();
    if (archived.isEmpty() || engine.find(context.environment()).isPresent()) {
      return new EngineClient(engine.require(context.environment())).runs(filters, count);
    }
    return archived.stream()
        .map(RunReader::run)
        .filter(run -> matches(run, filters))
        .sorted(
            Comparator.comparing((JsonNode run) -> run.path("created_at").asString()).reversed())
        .limit(count)
        .toList();
  }

  /** Returns the views of the runs that the reconciler visits. */
  private List<JsonNode> openRuns(Map<String, String> filters) {
    Connection connection = engine.require(context.environment());
    EngineClient client = new EngineClient(connection);
    try (DeploymentOperations deployment = new DeploymentOperations(connection)) {
      return deployment.openRuns().stream()
          .sorted(Comparator.comparing(OpenRun::notedAt))
          .filter(run -> deployment.run(run.runId()).isPresent())
          .map(run -> client.page(run.runId(), EngineClient.FIRST_PAGE))
          .filter(run -> matches(run, filters))
          .limit(count)
          .toList();
    }
  }

  private static boolean matches(JsonNode run, Map<String, String> filters) {
    return filters.entrySet().stream()
        .allMatch(f -> run.path(f.getKey()).asString("").equals(f.getValue()));
  }

  private static void put(Map<String, String> filters, String name, @Nullable Object value) {
    if (value != null) {
      filters.put(name, value.toString());
    }
  }

  private static String line(JsonNode run, int repoWidth) {
    String status = run.path("status").asString();
    String repo = run.path("git_repo").asString();
    return String.join(
        "  ",
        run.path("run_id").asString(),
        Durations.instant(run, "created_at").map(TIME::format).orElse(""),
        status + " ".repeat(Math.max(0, "succeeded".length() - status.length())),
        repo + " ".repeat(repoWidth - repo.length()),
        orders(run.path("order_count").asInt(0)),
        Durations.between(run, "created_at", "ended_at").map(Durations::text).orElse("-"),
        run.path("flow_id").asString());
  }

  private static String orders(int count) {
    return count == 1 ? "1 order" : count + " orders";
  }
}
