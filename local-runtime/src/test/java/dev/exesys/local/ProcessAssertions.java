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

/** Asserts the state of processes that tests start. */
final class ProcessAssertions {
  private static final long TIMEOUT_SECONDS = 30;

  private ProcessAssertions() {}

  /** Waits until a process has moved a file into place, and returns the process ids in it. */
  static List<Long> readPids(Path file) throws Exception {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      file.resolveSibling(".").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(file)) {
        var key = watch.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(key).as("%s appears", file).isNotNull();
        key.pollEvents();
        key.reset();
      }
    }
    return Arrays.stream(Files.readString(file).strip().split(" ")).map(Long::valueOf).toList();
  }

  /** Waits until all of these processes have exited. */
  static void assertExited(List<Long> pids) throws Exception {
    for (long pid : pids) {
      ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
      if (handle != null) {
        handle.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
