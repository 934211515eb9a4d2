package dev.exesys.worker.process;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the scope in which an order's processes are tracked. */
@FunctionalInterface
interface ProcessScopeFactory {
  /**
   * Opens a scope.
   *
   * @param name unique, valid as a file name
   * @param mark {@code NAME=value} in the environment of the commands
   * @param home the order's own folder, real path
   */
  ProcessScope open(String name, String mark, Path home);

  /**
   * Returns the factory of the most reliable scope that this machine supports, determined for each
   * order.
   */
  static ProcessScopeFactory best() {
    return (name, mark, home) -> {
      Optional<CgroupProcessScope> group = CgroupProcessScope.open("exesys-" + name);
      return group.isPresent() ? group.get() : withoutGroups().open(name, mark, home);
    };
  }

  /** Returns the factory of the most reliable scope without control groups. */
  static ProcessScopeFactory withoutGroups() {
    return (name, mark, home) ->
        OrderProcesses.isSupported()
            ? new ScanningProcessScope(new OrderProcesses(mark, home))
            : new DescendantsProcessScope();
  }
}
