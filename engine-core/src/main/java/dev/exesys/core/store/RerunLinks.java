package dev.exesys.core.store;

import org.jspecify.annotations.Nullable;

/**
 * Links a run to its reruns.
 *
 * @param rerunOf run that this run runs again; null if it is not a rerun
 * @param latestRerun newest rerun of this run; null if there is none
 * @param redriveToken task token of the finalize state, of a redriven execution, that ends with the
 *     result of this run; null if none waits for it
 */
public record RerunLinks(
    @Nullable String rerunOf, @Nullable String latestRerun, @Nullable String redriveToken) {
  /** Describes a run that has neither an original nor a rerun. */
  public static final RerunLinks NONE = new RerunLinks(null, null, null);

  /** Describes a new rerun. */
  public static RerunLinks of(String original) {
    return new RerunLinks(original, null, null);
  }
}
