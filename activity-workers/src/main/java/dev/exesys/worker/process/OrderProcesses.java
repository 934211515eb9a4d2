package dev.exesys.worker.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lists the running processes from {@code /proc} and recognizes those of one order by their
 * environment, working directory or open files.
 */
final class OrderProcesses {
  private static final Path PROC = Path.of("/proc");

  /** The unit of times in {@code /proc}, on all supported processors. */
  private static final int TICKS_PER_SECOND = 100;

  private final byte[] mark;
  private final Path folder;

  /**
   * @param mark {@code NAME=value}, which is in the environment of this order's processes only
   * @param folder the order's own folder, real path
   */
  OrderProcesses(String mark, Path folder) {
    this.mark = mark.getBytes(StandardCharsets.UTF_8);
    this.folder = folder;
  }

  static boolean isSupported() {
    return Files.isReadable(PROC.resolve("self/environ"));
  }

  /**
   * Returns a time shortly before now, in the unit of {@link ProcessInfo#startTime}; 0 if it is
   * unknown.
   */
  static long now() {
    try {
      String uptime = Files.readString(PROC.resolve("uptime"));
      double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
      return (long) (seconds * TICKS_PER_SECOND) - TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns a running process. */
  Optional<ProcessInfo> process(long pid) {
    return ProcessInfo.read(PROC.resolve(Long.toString(pid)));
  }

  /**
   * Returns all running processes that started at or after {@code since}, in the unit of {@link
   * #now}.
   */
  List<ProcessInfo> processes(long since) {
    List<ProcessInfo> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path entry : entries) {
        ProcessInfo.read(entry).filter(p -> p.startTime() >= since).ifPresent(found::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new IllegalStateException("reading /proc failed", e);
    }
    return found;
  }

  /**
   * Returns whether a process has the mark in its environment, has its working directory in the
   * order's folder, or has a file in that folder open, such as the output pipe.
   */
  boolean isMarked(ProcessInfo process) {
    Path entry = PROC.resolve(Long.toString(process.pid()));
    return hasMark(entry) || isInside(entry.resolve("cwd")) || hasOpen(entry);
  }

  private boolean hasMark(Path entry) {
    try {
      byte[] environment = Files.readAllBytes(entry.resolve("environ"));
      int from = 0;
      for (int at = 0; at <= environment.length; at++) {
        if (at == environment.length || environment[at] == 0) {
          if (Arrays.equals(environment, from, at, mark, 0, mark.length)) {
            return true;
          }
          from = at + 1;
        }
      }
      return false;
    } catch (IOException e) {
      // A process of another user, or one that has just ended.
      return false;
    }
  }

  private boolean isInside(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean hasOpen(Path entry) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(entry.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (isInside(descriptor)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
      return false;
    }
  }
}
