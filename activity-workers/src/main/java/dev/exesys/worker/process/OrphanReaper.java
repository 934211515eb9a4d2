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
 * Ends the commands of a worker that is killed: they would go on without anybody who knows of them,
 * while the engine has given their order up and serves the next one of its queue.
 *
 * <p>A small process of its own session, one for this whole Java, that reads which orders are under
 * way. When the pipe ends without a word, Java is gone; then the orders' processes get SIGINT, the
 * grace period and SIGKILL. It knows them by their mark in the environment: see
 * docs/adr/0006-process-termination.md.
 */
final class OrphanReaper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanReaper.class);

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      declare -A under_way
      while read -r verb mark grace; do
        if [ "$verb" = begin ]; then under_way[$mark]=$grace; else unset "under_way[$mark]"; fi
      done
      longest=0
      for mark in "${!under_way[@]}"; do
        marks+=(-e "$mark")
        [ "${under_way[$mark]}" -le "$longest" ] || longest=${under_way[$mark]}
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

  private static @Nullable OrphanReaper guard;

  private final OutputStream orders;

  private OrphanReaper(OutputStream orders) {
    this.orders = orders;
  }

  /** The one of this Java, started when the first order begins; does nothing without /proc. */
  static synchronized OrphanReaper ofThisJava(CommandPrefix launcher) {
    if (guard == null) {
      guard =
          new OrphanReaper(
              ProcFileSystem.isSupported() ? start(launcher) : OutputStream.nullOutputStream());
    }
    return guard;
  }

  private static OutputStream start(CommandPrefix launcher) {
    List<String> line = new ArrayList<>(launcher.commandLine(SCRIPT));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    // Not the mark of an order, should this Java itself be one's.
    builder.environment().remove(CommandRunner.MARK);
    try {
      return builder.start().getOutputStream();
    } catch (IOException e) {
      LOG.warn("without a guard, commands would outlive a worker that is killed", e);
      return OutputStream.nullOutputStream();
    }
  }

  /**
   * Says that an order's commands are about to begin.
   *
   * @param mark {@code NAME=value} in their environment
   */
  void begin(String mark, Duration grace) {
    tell("begin " + mark + " " + grace.toSeconds() + "\n");
  }

  /** Says that none of them is left. */
  void end(String mark) {
    tell("end " + mark + "\n");
  }

  private synchronized void tell(String line) {
    try {
      orders.write(line.getBytes(StandardCharsets.UTF_8));
      orders.flush();
    } catch (IOException e) {
      LOG.warn("the guard of commands is gone", e);
    }
  }
}
