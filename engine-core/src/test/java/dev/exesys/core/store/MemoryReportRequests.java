package dev.exesys.core.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores requests for reports in memory. */
public final class MemoryReportRequests implements ReportRequestStore {
  private record Claim(String owner, Instant until) {}

  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, Report> reports = new HashMap<>();

  @Override
  public synchronized void request(String subject, String runId, Instant now, Instant dueAt) {
    Request old = requests.get(subject);
    Set<String> runs = new HashSet<>(old == null ? Set.of() : old.runIds());
    runs.add(runId);
    requests.put(
        subject,
        old == null
            ? new Request(subject, runs, 1, dueAt, now, 0)
            : new Request(
                subject,
                runs,
                old.version() + 1,
                old.failures() == 0 && dueAt.isBefore(old.dueAt()) ? dueAt : old.dueAt(),
                old.requestedAt(),
                old.failures()));
  }

  @Override
  public synchronized List<Request> all() {
    return List.copyOf(requests.values());
  }

  @Override
  public synchronized Optional<Request> claim(
      String subject, String owner, Instant now, Instant leaseUntil) {
    Request request = requests.get(subject);
    Claim claim = claims.get(subject);
    if (request == null
        || request.dueAt().isAfter(now)
        || (claim != null && !claim.until().isBefore(now))) {
      return Optional.empty();
    }
    claims.put(subject, new Claim(owner, leaseUntil));
    return Optional.of(request);
  }

  @Override
  public synchronized Optional<Request> complete(Request done, String owner) {
    @Nullable Request current = owned(done.subject(), owner);
    if (current != null && current.version() == done.version()) {
      discard(done, owner);
      return Optional.empty();
    }
    return Optional.ofNullable(current);
  }

  @Override
  public synchronized void postpone(Request failed, String owner, Instant dueAt) {
    Request current = owned(failed.subject(), owner);
    if (current != null) {
      claims.remove(failed.subject());
      requests.put(
          failed.subject(),
          new Request(
              current.subject(),
              current.runIds(),
              current.version(),
              dueAt,
              current.requestedAt(),
              current.failures() + 1));
    }
  }

  @Override
  public synchronized void discard(Request failed, String owner) {
    if (owned(failed.subject(), owner) != null) {
      requests.remove(failed.subject());
      claims.remove(failed.subject());
    }
  }

  private @Nullable Request owned(String subject, String owner) {
    Claim claim = claims.get(subject);
    return claim != null && claim.owner().equals(owner) ? requests.get(subject) : null;
  }

  @Override
  public synchronized Optional<Report> report(String subject) {
    return Optional.ofNullable(reports.get(subject));
  }

  @Override
  public synchronized void record(String subject, Report report) {
    reports.put(subject, report);
  }
}
