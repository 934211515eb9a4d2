package dev.exesys.worker.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param commands each for a shell of its own, one after the other
 * @param folder where they start
 * @param environment all of it; nothing is added but {@link CommandRunner#MARK}
 * @param deadline when they must have ended
 * @param grace between SIGINT and SIGKILL
 */
public record Script(
    List<String> commands,
    Path folder,
    Map<String, String> environment,
    Deadline deadline,
    Duration grace) {
  public Script {
    commands = List.copyOf(commands);
    environment = Map.copyOf(environment);
  }
}
