package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records which runs are to be reported to a code host, by subject: a pull request or issue and a
 * flow. One caller at a time works on a subject, so that it gets one comment. A request remains
 * until the report has been made.
 */
public interface ReportRequestStore {

  /**
   * Describes the open request of a subject.
   *
   * @param runIds runs to report
   * @param version grows with every request
   * @param dueAt when the report is to be made
   * @param requestedAt when the first of the requests was made
   * @param failures number of failed attempts
   */
  record Request(
      String subject,
      Set<String> runIds,
      long version,
      Instant dueAt,
      Instant requestedAt,
      int failures) {}

  /**
   * Describes what was reported about a subject.
   *
   * @param commentId id of the comment at the code host; null if none is known
   * @param runId the run that the comment is about
   * @param runCreatedAt when that run was accepted
   * @param status the last commit status, so that it is not sent again; null if none was sent
   */
  record Report(
      @Nullable String commentId, String runId, Instant runCreatedAt, @Nullable String status) {}

  /** Requests a report about a run, at the latest at this time. */
  void request(String subject, String runId, Instant now, Instant dueAt);

  /** Returns all open requests. Strongly consistent. */
  List<Request> all();

  /**
   * Claims a request that is due and that no other caller has claimed.
   *
   * @return empty if it is not due, does not exist, or belongs to another caller
   */
  Optional<Request> claim(String subject, String owner, Instant now, Instant leaseUntil);

  /** Deletes a claimed request unless there is a newer one, which the caller then has claimed. */
  Optional<Request> complete(Request done, String owner);

  /** Gives up the claim of a request whose report failed, which is then due at another time. */
  void postpone(Request failed, String owner, Instant dueAt);

  /** Deletes a claimed request whose report is not possible. */
  void discard(Request failed, String owner);

  /** Returns what was reported about a subject. */
  Optional<Report> report(String subject);

  /** Records what was reported about a subject. */
  void record(String subject, Report report);
}
