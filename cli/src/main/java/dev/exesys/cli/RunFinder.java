package dev.exesys.cli;

import dev.exesys.cli.archive.EngineRun;
import dev.exesys.cli.archive.RunArchives;
import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.core.contract.RunIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the run that a command names: by id, the first characters of one, trace id or @last. */
final class RunFinder {
  /** The name of the last run that was submitted with the same data directory. */
  static final String LAST = "@last";

  /** The description of the parameter of every command that has a run. */
  static final String DESCRIPTION =
      "The run: its id, the first characters of it, its trace id, or @last.";

  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f-]{1,36}");

  /** The number of runs, newest first, among which the first characters of an id are searched. */
  private static final int SEARCHED_RUNS = 1000;

  private final EngineOptions options;
  private final Map<String, String> environment;

  RunFinder(EngineOptions options, CommandContext context) {
    this.options = options;
    this.environment = context.environment();
  }

  /**
   * Returns the run's reader.
   *
   * @throws CommandException (refused) if no run, or more than one, has that name
   */
  RunReader find(String name) {
    RunArchives archives = new RunArchives(options.dataDirectory());
    String text = resolveLast(name, archives);
    List<RunReader> archived = archives.matching(text);
    Optional<Connection> connection = options.find(environment);
    if (archived.size() == 1 && (connection.isEmpty() || RunIds.isRunId(text))) {
      return archived.getFirst();
    }
    if (connection.isEmpty() && archived.isEmpty() && name.equals(LAST)) {
      throw CommandException.refused(
          "the last run, "
              + text
              + ", succeeded on a private stack, whose data was removed with it. Start a stack that"
              + " keeps its runs with `exesys up --detach`");
    }
    if (connection.isEmpty() && archived.isEmpty()) {
      return new EngineRun(options.require(environment), text);
    }
    if (RunIds.isRunId(text)) {
      return new EngineRun(connection.orElseThrow(), text);
    }
    if (!PREFIX.matcher(text).matches()) {
      throw CommandException.refused(
          "not a run: " + name + ". `exesys runs` lists the runs with their ids");
    }
    Set<String> ids = new TreeSet<>();
    archived.forEach(run -> ids.add(run.runId()));
    connection.ifPresent(engine -> ids.addAll(search(engine, text)));
    return switch (ids.size()) {
      case 0 ->
          throw CommandException.refused(
              "no run matches " + name + ". `exesys runs` lists the runs with their ids");
      case 1 -> open(ids.iterator().next(), archived, connection);
      default ->
          throw CommandException.refused(
              name + " matches several runs: add more characters", List.copyOf(ids));
    };
  }

  /** Returns the id of a run of the selected engine, for commands that change a run. */
  String id(String name) {
    options.require(environment);
    try (RunReader run = find(name)) {
      return run.runId();
    }
  }

  private static RunReader open(
      String id, List<RunReader> archived, Optional<Connection> connection) {
    return archived.stream()
        .filter(run -> run.runId().equals(id))
        .findFirst()
        .orElseGet(() -> new EngineRun(connection.orElseThrow(), id));
  }

  private static String resolveLast(String name, RunArchives archives) {
    if (!name.equals(LAST)) {
      return name;
    }
    return archives
        .last()
        .orElseThrow(() ->
            CommandException.refused(
                "there is no last run: `exesys run JOB` starts one, and `exesys runs` lists the runs"
                    + " of an engine"));
  }

  private static Set<String> search(Connection connection, String text) {
    Set<String> found = new TreeSet<>();
    if (TRACE_ID.matcher(text).matches()) {
      try (DeploymentStores stores = new DeploymentStores(connection)) {
        stores.events().page(text, null, null, 1).forEach(event -> found.add(event.runId()));
      }
    }
    if (found.isEmpty()) {
      for (JsonNode run : new EngineClient(connection).runs(Map.of(), SEARCHED_RUNS)) {
        String id = run.path("run_id").asString();
        if (id.startsWith(text) || run.path("trace_id").asString().equals(text)) {
          found.add(id);
        }
      }
    }
    return found;
  }
}
