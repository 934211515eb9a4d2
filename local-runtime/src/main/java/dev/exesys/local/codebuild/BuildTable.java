package dev.exesys.local.codebuild;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Stores projects and builds in the database. */
final class BuildTable {
  private final Database database;
  private final JsonTable<Project> projects;
  private final JsonTable<Build> builds;
  private final JsonTable<Long> numbers;
  private final JsonTable<IdempotentStart> tokens;

  /** A build that was started with an idempotency token. */
  private record IdempotentStart(String buildId, String request) {}

  BuildTable(Database database) {
    this.database = database;
    projects = new JsonTable<>(database, "codebuild_project", Project.class);
    builds = new JsonTable<>(database, "codebuild_build", Build.class);
    numbers = new JsonTable<>(database, "codebuild_number", Long.class);
    tokens = new JsonTable<>(database, "codebuild_token", IdempotentStart.class);
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

  /** Creates a build with the given id and number. */
  @FunctionalInterface
  interface BuildFactory {
    Build create(String id, long number);
  }

  /** A build and whether this start created it. */
  record StartedBuild(Build build, boolean created) {}

  /**
   * Adds a build, or returns the build that was added with the same token.
   *
   * @param request the parameters of the start; another request with the same token is an error
   */
  StartedBuild add(String project, Optional<String> token, String request, BuildFactory factory) {
    return database.write(c -> {
      String tokenKey = project + ":" + token.orElse("");
      Optional<IdempotentStart> earlier =
          token.isEmpty() ? Optional.empty() : tokens.find(c, tokenKey);
      if (earlier.isPresent()) {
        if (!earlier.get().request().equals(request)) {
          throw ServiceException.badRequest(
              "InvalidInputException", "The idempotency token has been used with other parameters");
        }
        return new StartedBuild(builds.find(c, earlier.get().buildId()).orElseThrow(), false);
      }
      long number = numbers.find(c, project).orElse(0L) + 1;
      Build build = factory.create(project + ":" + UUID.randomUUID(), number);
      numbers.put(c, project, number);
      builds.put(c, build.id(), build);
      if (token.isPresent()) {
        tokens.put(c, tokenKey, new IdempotentStart(build.id(), request));
      }
      return new StartedBuild(build, true);
    });
  }

  Optional<Build> build(String id) {
    return database.read(c -> builds.find(c, id));
  }

  /**
   * Changes a build unless it is complete.
   *
   * @return the current build
   */
  Build change(String id, UnaryOperator<Build> change) {
    return database.write(c -> {
      Build build = builds.find(c, id).orElseThrow();
      Build changed = build.complete() ? build : change.apply(build);
      builds.put(c, id, changed);
      return changed;
    });
  }

  void markAnnounced(String id) {
    database.write(c -> {
      Build build = builds.find(c, id).orElseThrow().withAnnounced();
      builds.put(c, id, build);
      return build;
    });
  }

  /** Returns the builds of a project, oldest first. */
  List<Build> builds(String project) {
    return database.read(c -> builds.startingWith(c, project + ":")).stream()
        .sorted(Comparator.comparingLong(Build::number))
        .toList();
  }

  /** Returns the builds that are not complete or not announced, oldest first. */
  List<Build> unfinished() {
    return database.read(c -> builds.startingWith(c, "")).stream()
        .filter(build -> !build.complete() || !build.announced())
        .sorted(Comparator.comparingLong(Build::queuedAt))
        .toList();
  }
}
