package dev.exesys.worker.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the commands of a worker process that is killed or paused. Otherwise they would continue
 * while the engine reports their order as lost and starts the next order of its queue.
 *
 * <p>The reaper is one small process per JVM, in its own session, that reads from a pipe which
 * orders are running, and every second that the JVM is alive. When the pipe closes, the JVM has
 * exited; when nothing arrives for the time that an order allows, the JVM is paused. The reaper
 * then sends SIGINT to the processes of the remaining orders, waits for the grace period, and sends
 * SIGKILL. It finds them by the mark in their environment: see
 * docs/adr/0006-process-termination.md.
 */
final class OrphanReaper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanReaper.class);

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      declare -A active silence
      members() {
        grep -lzFx "${marks[@]}" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r _ _ pid _; do
          read -r stat < "/proc/$pid/stat" && [[ ! ${stat##*) } =~ ^[ZX] ]] && echo "$pid"
        done
      }
      end() {
        local marks=() longest=0 mark left i
        for mark in "${!active[@]}"; do
          marks+=(-e "$mark")
          [ "${active[$mark]}" -le "$longest" ] || longest=${active[$mark]}
        done
        [ ${#marks[@]} -gt 0 ] || return
        kill -INT $(members) 2>/dev/null
        for ((i = 0; i < longest * 10; i++)); do
          [ -n "$(members)" ] || return
          sleep 0.1
        done
        for ((i = 0; i < 50; i++)); do
          left=$(members)
          [ -n "$left" ] || return
          kill -KILL $left 2>/dev/null
          sleep 0.1
        done
      }
      while true; do
        shortest=86400
        for mark in "${!silence[@]}"; do
          [ "${silence[$mark]}" -ge "$shortest" ] || shortest=${silence[$mark]}
        done
        if read -r -t "$shortest" verb mark grace limit; then
          case $verb in
            add) active[$mark]=$grace silence[$mark]=$limit ;;
            remove) unset "active[$mark]" "silence[$mark]" ;;
          esac
        elif [ $? -gt 128 ]; then
          end
        else
          break
        fi
      done
      end
      """;

  private static @Nullable OrphanReaper instance;

  private final OutputStream input;

  /** The orders whose commands run. */
  private final Set<String> registered = ConcurrentHashMap.newKeySet();

  private OrphanReaper(OutputStream input) {
    this.input = input;
    Thread.ofPlatform().daemon().name("order-reaper").start(this::sendSignsOfLife);
  }

  private void sendSignsOfLife() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        if (!registered.isEmpty()) {
          send("alive\n");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns the reaper of this JVM, and starts it on the first call. Without {@code /proc} it does
   * nothing.
   */
  static synchronized OrphanReaper instance(CommandPrefix prefix) {
    if (instance == null) {
      instance =
          new OrphanReaper(
              OrderProcesses.isSupported() ? start(prefix) : OutputStream.nullOutputStream());
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
   * @param silence how long this process may be paused before the commands are ended
   */
  void register(String mark, Duration grace, Duration silence) {
    send("add " + mark + " " + grace.toSeconds() + " " + Math.max(1, silence.toSeconds()) + "\n");
    boolean unused = registered.add(mark);
  }

  /** Unregisters an order of which no process is left. */
  void unregister(String mark) {
    registered.remove(mark);
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
