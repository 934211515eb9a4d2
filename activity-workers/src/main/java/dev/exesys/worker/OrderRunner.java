package dev.exesys.worker;

import dev.exesys.core.books.BooksException;
import dev.exesys.core.books.EventSubject;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.Report;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.secrets.Masker;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.WorkingFolder;
import dev.exesys.worker.events.CommandEvent;
import dev.exesys.worker.events.EventFolder;
import dev.exesys.worker.events.EventWatch;
import dev.exesys.worker.events.MaskedJson;
import dev.exesys.worker.log.OrderLog;
import dev.exesys.worker.order.OrderEnvironment;
import dev.exesys.worker.order.Workspace;
import dev.exesys.worker.process.CommandRunner;
import dev.exesys.worker.process.Ending;
import dev.exesys.worker.process.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs an order that this worker has claimed, and reports its end whatever happens. */
final class OrderRunner {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRunner.class);

  private final WorkerBooks books;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final Bundle bundle;
  private final SourceFetch source;
  private final CommandRunner commands = new CommandRunner();

  OrderRunner(WorkerBooks books, WorkerSettings settings, InstantSource clock) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
    SopsDocument documents = new SopsDocument(clock, new SecureRandom());
    this.bundle = new Bundle(books, documents, settings.prefix());
    this.source = new SourceFetch(books.blobs());
  }

  OrderStatus run(OrderItem item, RunItem run, Claim claim) throws InterruptedException {
    Report report;
    try {
      report = runIn(Workspace.create(settings.folder()), item, run, claim);
    } catch (IOException e) {
      LOG.error("the folders of order {} cannot be made", item.key().pk(), e);
      report = report(claim, Verdict.failed("the worker's disk: " + e), null);
    }
    tellEnd(item, run, claim, report);
    new Reporter(books, claim.assignment()).report(report);
    return report.status();
  }

  private void tellEnd(OrderItem item, RunItem run, Claim claim, Report report) {
    try {
      claim
          .assignment()
          .endEvent()
          .ifPresent(type -> {
            ObjectNode data = claim.assignment().label(Json.object());
            data.put("exit_code", report.exitCode());
            data.put("log", report.log());
            data.put("log_tail", report.logTail());
            data.put("reason", report.reason());
            books
                .events()
                .append(EventSubject.order(run.ids(), item), type, report.status().wire(), data);
          });
    } catch (BooksException e) {
      LOG.warn("the end of {} on this instance could not be told", item.key().pk(), e);
    }
  }

  private Report runIn(Workspace workspace, OrderItem item, RunItem run, Claim claim)
      throws InterruptedException {
    try {
      return runWithin(workspace, item, run, claim);
    } finally {
      remove(workspace, item);
    }
  }

  /** What became of the order is known by then, and does not change by what is left of it. */
  private static void remove(Workspace workspace, OrderItem item) {
    try {
      workspace.close();
    } catch (IOException e) {
      LOG.error("the folders of order {} cannot be removed", item.key().pk(), e);
    }
  }

  private Report runWithin(Workspace workspace, OrderItem item, RunItem run, Claim claim)
      throws InterruptedException {
    OrderLog log =
        new OrderLog(
            books.blobs(), claim.assignment().logPrefix(), workspace.log(), settings.log());
    Verdict verdict;
    try (log) {
      EventSubject subject = EventSubject.order(run.ids(), item);
      ObjectNode data = Json.object().put("worker_id", claim.assignment().workerId());
      books.events().append(subject, EventType.RUNNING, "info", claim.assignment().label(data));
      source.unpack(run.progress().source(), workspace.checkout());
      Map<String, String> variables = bundle.open(item, run);
      Masker masker = new Masker(variables.values());
      try (OutputStream output = masker.stream(log)) {
        Ending ending = runCommands(workspace, item, run, claim, variables, masker, output);
        Duration timeout = Duration.ofSeconds(item.order().timeout());
        verdict = mask(Verdict.of(ending, item.order().cmds().size(), timeout), masker);
        verdict = verdict.ofDisk(Files.getFileStore(workspace.root()).getUsableSpace());
      }
    } catch (SourceException | SecretsException | BooksException e) {
      LOG.warn("order {} could not be run", item.key().pk(), e);
      verdict = Verdict.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("running order {} failed", item.key().pk(), e);
      // Without its message, which may quote anything.
      verdict = Verdict.failed("the worker failed: " + e.getClass().getSimpleName());
    } catch (IOException | Error e) {
      // An Error too, such as too little memory: silence would last for a heartbeat and say less.
      LOG.error("running order {} failed", item.key().pk(), e);
      verdict = Verdict.failed("the worker failed: " + e);
    }
    return report(claim, verdict, log);
  }

  private Ending runCommands(
      Workspace workspace,
      OrderItem item,
      RunItem run,
      Claim claim,
      Map<String, String> variables,
      Masker masker,
      OutputStream output)
      throws IOException, InterruptedException {
    Script script =
        new Script(
            item.order().cmds(),
            WorkingFolder.in(workspace.checkout(), item.order().gitFolder()),
            OrderEnvironment.of(settings.environment(), variables, run.ids(), item, workspace),
            claim.deadline(),
            settings.grace());
    EventSubject subject = EventSubject.order(run.ids(), item);
    EventWatch watch =
        new EventWatch(
            new EventFolder(workspace.events(), masker),
            event -> record(claim.assignment(), subject, event, masker),
            settings.look());
    try (watch) {
      watch.start();
      return commands.run(script, workspace.root(), output, claim.stop(), claim.turn());
    }
  }

  private void record(
      Assignment assignment, EventSubject subject, CommandEvent event, Masker masker) {
    books
        .events()
        .append(
            subject,
            masker.mask(event.type()),
            masker.mask(event.status()),
            assignment.label(MaskedJson.mask(event.data(), masker)));
  }

  private static Verdict mask(Verdict verdict, Masker masker) {
    String reason = verdict.reason();
    return new Verdict(
        verdict.status(), verdict.exitCode(), reason == null ? null : masker.mask(reason));
  }

  private Report report(Claim claim, Verdict verdict, @Nullable OrderLog log) {
    String tail = log == null ? "" : log.tail();
    return new Report(
        verdict.status(),
        verdict.exitCode(),
        claim.started(),
        clock.instant(),
        log == null ? null : log.uri().orElse(null),
        tail.isEmpty() ? null : tail,
        verdict.reason());
  }
}
