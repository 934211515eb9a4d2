package dev.exesys.worker.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The commands of an order and how to run them.
 *
 * @param commands run in sequence, each by a separate shell
 * @param folder the working directory
 * @param environment the whole environment; only {@link CommandRunner#MARK} is added
 * @param deadline when the order times out
 * @param grace between SIGINT and SIGKILL
 * @param silence how long this process may be paused before its commands are stopped
 */
public record Script(
    List<String> commands,
    Path folder,
    Map<String, String> environment,
    Deadline deadline,
    Duration grace,
    Duration silence) {
  public Script {
    commands = List.copyOf(commands);
    environment = Map.copyOf(environment);
  }
}
