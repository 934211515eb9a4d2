package dev.exesys.worker.process;

import java.nio.file.Path;
import java.util.Optional;

/** Chooses how an order's processes are found. */
@FunctionalInterface
interface ProcessScopeFactory {
  /**
   * A new enclosure.
   *
   * @param name unique, fit for a file's name
   * @param mark {@code NAME=value} that the commands' environment will have
   * @param home the order's own folder, real path
   */
  ProcessScope open(String name, String mark, Path home);

  /** The surest way this machine has, tried anew for each order. */
  static ProcessScopeFactory best() {
    return (name, mark, home) -> {
      Optional<CgroupProcessScope> group = CgroupProcessScope.open("exesys-" + name);
      return group.isPresent() ? group.get() : withoutGroups().open(name, mark, home);
    };
  }

  /** The surest way without control groups. */
  static ProcessScopeFactory withoutGroups() {
    return (name, mark, home) ->
        ProcFileSystem.isSupported()
            ? new ScanningProcessScope(new ProcFileSystem(mark, home))
            : new DescendantsProcessScope();
  }
}
