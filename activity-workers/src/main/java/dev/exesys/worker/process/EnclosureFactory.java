package dev.exesys.worker.process;

import java.nio.file.Path;
import java.util.Optional;

/** Chooses how an order's processes are found. */
@FunctionalInterface
interface EnclosureFactory {
  /**
   * A new enclosure.
   *
   * @param name unique, fit for a file's name
   * @param mark {@code NAME=value} that the commands' environment will have
   * @param home the order's own folder, real path
   */
  Enclosure open(String name, String mark, Path home);

  /** The surest way this machine has, tried anew for each order. */
  static EnclosureFactory best() {
    return (name, mark, home) -> {
      Optional<CgroupEnclosure> group = CgroupEnclosure.open("exesys-" + name);
      return group.isPresent() ? group.get() : withoutGroups().open(name, mark, home);
    };
  }

  /** The surest way without control groups. */
  static EnclosureFactory withoutGroups() {
    return (name, mark, home) ->
        ProcScan.isSupported()
            ? new ScanningEnclosure(new ProcScan(mark, home))
            : new DescendantsEnclosure();
  }
}
