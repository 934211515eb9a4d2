package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists runs by time, newest first. An entry never changes after it was written: the status of a
 * run is that of its item in the {@link RunStore}.
 */
public interface RunIndexStore {

  /**
   * Describes a run.
   *
   * @param createdAt when the job was accepted
   * @param prNumber pull request that the job is about; null if there is none
   */
  record Entry(
      String runId, Instant createdAt, String gitRepo, String username, @Nullable Long prNumber) {}

  /** Selects entries; a null component selects all. */
  record Filter(@Nullable String gitRepo, @Nullable String username, @Nullable Long prNumber) {

    /** Returns whether the filter selects all entries. */
    public boolean isEmpty() {
      return gitRepo == null && username == null && prNumber == null;
    }

    /** Returns whether the filter selects an entry. */
    public boolean selects(Entry entry) {
      return (gitRepo == null || gitRepo.equals(entry.gitRepo()))
          && (username == null || username.equals(entry.username()))
          && (prNumber == null || prNumber.equals(entry.prNumber()));
    }
  }

  /**
   * Holds the entries of one request.
   *
   * @param entries newest first; may be empty although there are more
   * @param nextToken continues after these entries; null if there are no more
   */
  record Page(List<Entry> entries, @Nullable String nextToken) {}

  /** Writes an entry. Writing it again has no effect. */
  void add(Entry entry);

  /** Deletes the entry of a run that could not be started. */
  void remove(Entry entry);

  /**
   * Returns entries that the filter selects, newest first. Evaluates a limited number of entries,
   * so that the cost of a request does not depend on the number of runs.
   *
   * @param token the {@code nextToken} of the previous page; null for the first page
   * @param limit the maximum number of entries
   * @param now start of the first page
   * @throws IllegalArgumentException if the token is not that of a page
   */
  Page page(Filter filter, @Nullable String token, int limit, Instant now);
}
