package dev.exesys.engine.codehost;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ReportRequestStore;
import dev.exesys.core.store.ReportRequestStore.Request;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.notify.Notification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Reports runs to a code host when their notifications arrive. A notification only says that a run
 * has changed: the report is made from the run's items, so that repeated, late and lost
 * notifications do no harm. A request is stored before the report is made and remains until it was
 * made; a schedule repeats the reports that failed.
 */
public final class RunReporter {
  /** Successful orders of a run are reported together. */
  static final Duration PROGRESS_DELAY = Duration.ofSeconds(15);

  /** Longer than the function can run. */
  static final Duration LEASE = Duration.ofMinutes(6);

  static final Duration MIN_DELAY = Duration.ofMinutes(1);
  static final Duration MAX_DELAY = Duration.ofHours(1);
  static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  private final RunStore runStore;
  private final ReportRequestStore requests;
  private final SubjectReport report;
  private final InstantSource clock;
  private final Supplier<UUID> random;

  /** Creates the use case. */
  public RunReporter(
      RunStore runStore,
      ReportRequestStore requests,
      SubjectReport report,
      InstantSource clock,
      Supplier<UUID> random) {
    this.runStore = runStore;
    this.requests = requests;
    this.report = report;
    this.clock = clock;
    this.random = random;
  }

  /** Handles a notification or the event of the schedule; returns what it did, for the log. */
  public JsonNode handle(JsonNode event) {
    if (isSchedule(event)) {
      long made = requests.all().stream().filter(request -> reportIfDue(request.subject())).count();
      return Json.object().put("reported", made);
    }
    JsonNode detail = event.path("detail");
    Optional<RunItem> run = runStore.find(detail.path("run_id").asString(""));
    if (!event.path("source").asString("").equals(Notification.SOURCE) || run.isEmpty()) {
      return Json.object().put("ignored", true);
    }
    String subject = ReportSubject.of(run.get()).key();
    Instant now = clock.instant();
    boolean urgent = isUrgent(event.path("detail-type").asString(""), detail);
    requests.request(subject, run.get().runId(), now, urgent ? now : now.plus(PROGRESS_DELAY));
    return Json.object().put("reported", urgent && reportIfDue(subject) ? 1 : 0);
  }

  private static boolean isSchedule(JsonNode event) {
    return event.path("detail-type").asString("").equals("Scheduled Event")
        || event.path("action").asString("").equals("sweep");
  }

  private static boolean isUrgent(String detailType, JsonNode detail) {
    return !detailType.equals(Notification.Type.ORDER_FINISHED.detailType())
        || !detail.path("status").asString("").equals("succeeded");
  }

  /** Makes the report of a subject, unless it is not due or another caller makes it. */
  private boolean reportIfDue(String subject) {
    String owner = random.get().toString();
    Instant now = clock.instant();
    Optional<Request> request = requests.claim(subject, owner, now, now.plus(LEASE));
    boolean made = false;
    while (request.isPresent()) {
      if (!report(request.get(), owner)) {
        return false;
      }
      made = true;
      // A request that was made meanwhile may be about something that this report did not contain.
      request = requests.complete(request.get(), owner);
    }
    return made;
  }

  private boolean report(Request request, String owner) {
    try {
      report.make(request);
      return true;
    } catch (RuntimeException e) {
      System.getLogger(RunReporter.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the report about {0} failed and will be repeated: {1}",
              request.subject(),
              e.getMessage());
      if (request.requestedAt().plus(GIVE_UP_AFTER).isBefore(clock.instant())) {
        requests.discard(request, owner);
      } else {
        requests.postpone(request, owner, retryAt(request, e));
      }
      return false;
    }
  }

  private Instant retryAt(Request request, RuntimeException failure) {
    Instant now = clock.instant();
    Duration delay = MIN_DELAY.multipliedBy(1L << Math.min(request.failures(), 6));
    Instant usual = now.plus(delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY);
    if (failure instanceof CodeHostException e && e.retryAt().isPresent()) {
      Instant allowed = e.retryAt().get();
      // A host may name any time; the clocks may differ.
      Instant latest = now.plus(MAX_DELAY.multipliedBy(2));
      return allowed.isAfter(latest) ? latest : allowed.isBefore(now) ? now : allowed;
    }
    return usual;
  }
}
