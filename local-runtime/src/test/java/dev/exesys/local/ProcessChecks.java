package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the processes that tests start. */
final class ProcessChecks {
  private static final long PATIENCE_SECONDS = 30;

  private ProcessChecks() {}

  /** Waits for a file that a process moves into place, and reads the process ids in it. */
  static List<Long> pidsIn(Path file) throws Exception {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      file.resolveSibling(".").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(file)) {
        var key = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(key).as("%s appears", file).isNotNull();
        key.pollEvents();
        key.reset();
      }
    }
    return Arrays.stream(Files.readString(file).strip().split(" ")).map(Long::valueOf).toList();
  }

  /** Waits until none of these processes is left. */
  static void assertGone(List<Long> pids) throws Exception {
    for (long pid : pids) {
      ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
      if (handle != null) {
        handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
