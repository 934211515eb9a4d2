package dev.exesys.worker.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the commands of a worker process that is killed. Otherwise they would continue while the
 * engine reports their order as lost and starts the next order of its queue.
 *
 * <p>The reaper is one small process per JVM, in a session of its own, that reads from a pipe which
 * orders are running. When the pipe closes, the JVM has exited; the reaper then sends SIGINT to the
 * processes of the remaining orders, waits for the grace period, and sends SIGKILL. It finds them
 * by the mark in their environment: see docs/adr/0006-process-termination.md.
 */
final class OrphanReaper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanReaper.class);

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      declare -A active
      while read -r verb mark grace; do
        if [ "$verb" = add ]; then active[$mark]=$grace; else unset "active[$mark]"; fi
      done
      longest=0
      for mark in "${!active[@]}"; do
        marks+=(-e "$mark")
        [ "${active[$mark]}" -le "$longest" ] || longest=${active[$mark]}
      done
      [ ${#marks[@]} -gt 0 ] || exit
      members() {
        grep -lzFx "${marks[@]}" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r _ _ pid _; do
          read -r stat < "/proc/$pid/stat" && [[ ! ${stat##*) } =~ ^[ZX] ]] && echo "$pid"
        done
      }
      kill -INT $(members) 2>/dev/null
      for ((i = 0; i < longest * 10; i++)); do
        [ -n "$(members)" ] || exit
        sleep 0.1
      done
      for ((i = 0; i < 50; i++)); do
        left=$(members)
        [ -n "$left" ] || exit
        kill -KILL $left 2>/dev/null
        sleep 0.1
      done
      """;

  private static @Nullable OrphanReaper instance;

  private final OutputStream input;

  private OrphanReaper(OutputStream input) {
    this.input = input;
  }

  /**
   * Returns the reaper of this JVM, and starts it on the first call. Without {@code /proc} it does
   * nothing.
   */
  static synchronized OrphanReaper instance(CommandPrefix prefix) {
    if (instance == null) {
      instance =
          new OrphanReaper(
              ProcFileSystem.isSupported() ? start(prefix) : OutputStream.nullOutputStream());
    }
    return instance;
  }

  private static OutputStream start(CommandPrefix prefix) {
    List<String> line = new ArrayList<>(prefix.commandLine(SCRIPT));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    // If an order's command started this JVM, the reaper must not carry that order's mark.
    builder.environment().remove(CommandRunner.MARK);
    try {
      return builder.start().getOutputStream();
    } catch (IOException e) {
      LOG.warn(
          "the orphan reaper could not be started: commands will outlive this worker if it is killed",
          e);
      return OutputStream.nullOutputStream();
    }
  }

  /**
   * Registers an order whose commands are about to start.
   *
   * @param mark {@code NAME=value} in their environment
   */
  void register(String mark, Duration grace) {
    send("add " + mark + " " + grace.toSeconds() + "\n");
  }

  /** Unregisters an order of which no process is left. */
  void unregister(String mark) {
    send("remove " + mark + "\n");
  }

  private synchronized void send(String line) {
    try {
      input.write(line.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      LOG.warn(
          "the orphan reaper has exited: commands will outlive this worker if it is killed", e);
    }
  }
}
