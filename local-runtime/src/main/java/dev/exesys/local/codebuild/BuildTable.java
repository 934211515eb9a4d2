package dev.exesys.local.codebuild;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Projects and builds in the database. */
final class BuildTable {
  private final Database database;
  private final JsonTable<Project> projects;
  private final JsonTable<Build> builds;
  private final JsonTable<Long> numbers;
  private final JsonTable<Token> tokens;

  /** A start that was asked for under an idempotency token. */
  private record Token(String buildId, String request) {}

  BuildTable(Database database) {
    this.database = database;
    projects = new JsonTable<>(database, "codebuild_project", Project.class);
    builds = new JsonTable<>(database, "codebuild_build", Build.class);
    numbers = new JsonTable<>(database, "codebuild_number", Long.class);
    tokens = new JsonTable<>(database, "codebuild_token", Token.class);
  }

  /** Inserts or replaces. */
  void put(Project project) {
    database.write(c -> {
      projects.put(c, project.name(), project);
      return project;
    });
  }

  void add(Project project) {
    database.write(c -> {
      if (projects.find(c, project.name()).isPresent()) {
        throw ServiceException.badRequest(
            "ResourceAlreadyExistsException", "Project already exists: " + project.name());
      }
      projects.put(c, project.name(), project);
      return project;
    });
  }

  boolean deleteProject(String name) {
    return database.write(c -> projects.delete(c, name));
  }

  Optional<Project> project(String name) {
    return database.read(c -> projects.find(c, name));
  }

  List<Project> projects() {
    return database.read(c -> projects.startingWith(c, ""));
  }

  /** Makes a build of its id and number. */
  @FunctionalInterface
  interface Making {
    Build make(String id, long number);
  }

  /** A build and whether it is new. */
  record Added(Build build, boolean fresh) {}

  /**
   * Adds a build, or finds the one that was added under the same token.
   *
   * @param request what was asked for, to tell a repetition from another request
   */
  Added add(String project, Optional<String> token, String request, Making making) {
    return database.write(c -> {
      String tokenKey = project + ":" + token.orElse("");
      Optional<Token> before = token.isEmpty() ? Optional.empty() : tokens.find(c, tokenKey);
      if (before.isPresent()) {
        if (!before.get().request().equals(request)) {
          throw ServiceException.badRequest(
              "InvalidInputException", "The idempotency token has been used with other parameters");
        }
        return new Added(builds.find(c, before.get().buildId()).orElseThrow(), false);
      }
      long number = numbers.find(c, project).orElse(0L) + 1;
      Build build = making.make(project + ":" + UUID.randomUUID(), number);
      numbers.put(c, project, number);
      builds.put(c, build.id(), build);
      if (token.isPresent()) {
        tokens.put(c, tokenKey, new Token(build.id(), request));
      }
      return new Added(build, true);
    });
  }

  Optional<Build> build(String id) {
    return database.read(c -> builds.find(c, id));
  }

  /**
   * Changes a build unless it is over.
   *
   * @return the build as it now is
   */
  Build change(String id, UnaryOperator<Build> change) {
    return database.write(c -> {
      Build build = builds.find(c, id).orElseThrow();
      Build changed = build.over() ? build : change.apply(build);
      builds.put(c, id, changed);
      return changed;
    });
  }

  void told(String id) {
    database.write(c -> {
      Build build = builds.find(c, id).orElseThrow().told();
      builds.put(c, id, build);
      return build;
    });
  }

  /** Of one project, oldest first. */
  List<Build> builds(String project) {
    return database.read(c -> builds.startingWith(c, project + ":")).stream()
        .sorted(Comparator.comparingLong(Build::number))
        .toList();
  }

  /** Those that are not over, or whose end has not been told, oldest first. */
  List<Build> unfinished() {
    return database.read(c -> builds.startingWith(c, "")).stream()
        .filter(build -> !build.over() || !build.announced())
        .sorted(Comparator.comparingLong(Build::queuedAt))
        .toList();
  }
}
