package dev.exesys.local.codebuild;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRunner;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.Paginator;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations of CodeBuild on projects and builds. */
public final class CodeBuildService implements JsonService, AutoCloseable {
  private static final Paginator PAGINATOR =
      new Paginator("nextToken", "InvalidInputException", "Invalid pagination token");
  private static final int MAX_IDS = 100;
  private static final int MAX_MINUTES = 2160;
  private static final int MAX_CONCURRENT_BUILDS = 10_000;

  private final BuildTable store;
  private final BuildRunner runner;
  private final Account account;
  private final InstantSource clock;
  private final Operations operations =
      new Operations()
          .with("CreateProject", this::createProject)
          .with("DeleteProject", this::deleteProject)
          .with("ListProjects", this::listProjects)
          .with("BatchGetProjects", this::getProjects)
          .with("StartBuild", this::startBuild)
          .with("StopBuild", this::stopBuild)
          .with("BatchGetBuilds", this::getBuilds)
          .with("ListBuildsForProject", this::listBuilds);

  public CodeBuildService(
      Database database,
      ProcessRunner processRunner,
      EventBus bus,
      Account account,
      InstantSource clock) {
    this.store = new BuildTable(database);
    this.runner = new BuildRunner(store, processRunner, bus, account, clock);
    this.account = account;
    this.clock = clock;
  }

  /** Creates or replaces a project whose builds run a program on this machine. */
  public void register(String name, LocalCommand command, int concurrency) {
    store.put(
        new Project(
            name,
            command.argv(),
            command.environment(),
            null,
            concurrency,
            MAX_MINUTES,
            Project.DEFAULT_QUEUED_MINUTES,
            clock.millis()));
  }

  /** Resumes the builds that an earlier JVM started. Called once, after the start. */
  public void resume() {
    runner.resume();
  }

  @Override
  public String signingName() {
    return "codebuild";
  }

  @Override
  public String targetPrefix() {
    return "CodeBuild_20161006";
  }

  @Override
  public String jsonVersion() {
    return "1.1";
  }

  @Override
  public Operations operations() {
    return operations;
  }

  private ObjectNode createProject(RequestReader input) {
    input.only(
        "name",
        "description",
        "source",
        "artifacts",
        "environment",
        "serviceRole",
        "timeoutInMinutes",
        "queuedTimeoutInMinutes",
        "concurrentBuildLimit",
        "logsConfig");
    Optional<String> buildspec =
        input.optionalObject("source").flatMap(source -> source.optionalString("buildspec"));
    buildspec.ifPresent(Buildspec::read);
    Map<String, String> environment =
        input
            .optionalObject("environment")
            .map(found -> variables(found, "environmentVariables"))
            .orElse(Map.of());
    Project project =
        new Project(
            input.string("name"),
            null,
            environment,
            buildspec.orElse(null),
            input.integer(
                "concurrentBuildLimit", 1, MAX_CONCURRENT_BUILDS, Project.DEFAULT_CONCURRENCY),
            input.integer("timeoutInMinutes", 5, MAX_MINUTES, Project.DEFAULT_TIMEOUT_MINUTES),
            input.integer("queuedTimeoutInMinutes", 5, 480, Project.DEFAULT_QUEUED_MINUTES),
            clock.millis());
    store.add(project);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("project", view(project));
    return response;
  }

  private ObjectNode deleteProject(RequestReader input) {
    input.only("name");
    boolean unused = store.deleteProject(input.string("name"));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode listProjects(RequestReader input) {
    input.only("sortBy", "sortOrder", "nextToken");
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("projects");
    store.projects().forEach(project -> response.withArray("projects").add(project.name()));
    return response;
  }

  private ObjectNode getProjects(RequestReader input) {
    input.only("names");
    return batch(
        ids(input, "names"),
        "projects",
        "projectsNotFound",
        name -> store.project(name).map(this::view));
  }

  private ObjectNode startBuild(RequestReader input) {
    input.only(
        "projectName",
        "environmentVariablesOverride",
        "buildspecOverride",
        "idempotencyToken",
        "timeoutInMinutesOverride",
        "queuedTimeoutInMinutesOverride");
    String name = input.string("projectName");
    Project project =
        store
            .project(name)
            .orElseThrow(() ->
                ServiceException.badRequest(
                    "ResourceNotFoundException",
                    "Project cannot be found: " + account.arn("codebuild", "project/" + name)));
    Optional<String> buildspec = input.optionalString("buildspecOverride");
    buildspec.ifPresent(Buildspec::read);
    Map<String, String> environment = variables(input, "environmentVariablesOverride");
    int timeout =
        input.integer("timeoutInMinutesOverride", 5, MAX_MINUTES, project.timeoutMinutes());
    int queued = input.integer("queuedTimeoutInMinutesOverride", 5, 480, project.queuedMinutes());
    BuildTable.StartedBuild started =
        store.add(
            name,
            input.optionalString("idempotencyToken"),
            List.of(buildspec, environment, timeout, queued).toString(),
            (id, number) ->
                new Build(
                    id,
                    name,
                    number,
                    environment,
                    buildspec.orElse(null),
                    timeout,
                    queued,
                    Build.BuildPhaseType.QUEUED,
                    Build.BuildStatus.IN_PROGRESS,
                    clock.millis(),
                    null,
                    null,
                    null,
                    null,
                    false));
    if (started.created()) {
      runner.start(started.build());
    }
    return response(started.build());
  }

  private ObjectNode stopBuild(RequestReader input) {
    input.only("id");
    Build build = find(input.string("id")).orElseThrow(() -> notFound(input.string("id")));
    return response(runner.stop(build.id()));
  }

  private ObjectNode getBuilds(RequestReader input) {
    input.only("ids");
    return batch(ids(input, "ids"), "builds", "buildsNotFound", id -> find(id).map(this::view));
  }

  private ObjectNode listBuilds(RequestReader input) {
    input.only("projectName", "sortOrder", "nextToken");
    String name = input.string("projectName");
    if (store.project(name).isEmpty()) {
      throw notFound(name);
    }
    List<Build> builds = store.builds(name);
    boolean ascending = input.string("sortOrder", "DESCENDING").equals("ASCENDING");
    Function<Build, String> key =
        build -> "%019d".formatted(ascending ? build.number() : Long.MAX_VALUE - build.number());
    return PAGINATOR.pageOf(
        input,
        "ids",
        ascending ? builds : builds.reversed(),
        MAX_IDS,
        build -> JsonNodeFactory.instance.stringNode(build.id()),
        key);
  }

  private static Map<String, String> variables(RequestReader input, String name) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (RequestReader variable : input.objects(name)) {
      variable.only("name", "value", "type");
      String type = variable.string("type", "PLAINTEXT");
      if (!type.equals("PLAINTEXT")) {
        throw ServiceException.badRequest(
            "InvalidInputException",
            "The environment variable type " + type + " is not supported by the local stack");
      }
      variables.put(variable.string("name"), variable.string("value"));
    }
    return Collections.unmodifiableMap(variables);
  }

  private static List<String> ids(RequestReader input, String name) {
    List<String> ids = input.strings(name);
    if (ids.isEmpty() || ids.size() > MAX_IDS) {
      throw ServiceException.badRequest(
          "InvalidInputException", name + " must have 1 to " + MAX_IDS + " members");
    }
    return ids;
  }

  private static ObjectNode batch(
      List<String> ids,
      String found,
      String missing,
      Function<String, Optional<ObjectNode>> lookup) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray(found);
    response.putArray(missing);
    for (String id : ids) {
      lookup
          .apply(id)
          .ifPresentOrElse(
              view -> response.withArray(found).add(view),
              () -> response.withArray(missing).add(id));
    }
    return response;
  }

  /** Finds a build by its id or its ARN. */
  private Optional<Build> find(String reference) {
    return store.build(reference.replaceFirst("^arn:aws:codebuild:[^:]*:[^:]*:build/", ""));
  }

  private static ServiceException notFound(String name) {
    return ServiceException.badRequest("ResourceNotFoundException", name + " cannot be found");
  }

  private ObjectNode response(Build build) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("build", view(build));
    return response;
  }

  private ObjectNode view(Build build) {
    return BuildJson.of(build, runner.arn(build));
  }

  private ObjectNode view(Project project) {
    return BuildJson.of(project, account.arn("codebuild", "project/" + project.name()));
  }

  @Override
  public void close() {
    runner.close();
  }
}
