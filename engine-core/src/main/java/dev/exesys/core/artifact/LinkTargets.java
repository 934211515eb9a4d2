package dev.exesys.core.artifact;

import java.nio.file.Path;

/** Checks the targets of symbolic links. */
final class LinkTargets {

  private LinkTargets() {}

  /** Returns whether a relative target, taken from the link's folder, stays below {@code root}. */
  static boolean isInside(Path root, Path link, Path target) {
    Path parent = link.getParent();
    return !target.isAbsolute()
        && parent != null
        && parent.resolve(target).normalize().startsWith(root);
  }
}
