package dev.exesys.worker;

import dev.exesys.core.artifact.ArtifactException;
import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.secrets.Masker;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.WorkingFolder;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.telemetry.TelemetrySettings;
import dev.exesys.worker.events.CommandEvent;
import dev.exesys.worker.events.EventsDirectory;
import dev.exesys.worker.events.EventsDirectoryWatcher;
import dev.exesys.worker.log.OrderLog;
import dev.exesys.worker.order.OrderEnvironment;
import dev.exesys.worker.order.Workspace;
import dev.exesys.worker.outputs.InputReader;
import dev.exesys.worker.outputs.OutputException;
import dev.exesys.worker.process.CommandRunner;
import dev.exesys.worker.process.Script;
import dev.exesys.worker.process.ScriptResult;
import dev.exesys.worker.role.CommandRole;
import dev.exesys.worker.role.RoleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs an order that this worker has claimed, and always reports an outcome. */
final class OrderRunner {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRunner.class);

  private final WorkerStores stores;
  private final Optional<OrderSession> session;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final SopsDocument documents;
  private final BundleKeys keys;
  private final BundleReader bundle;
  private final SourceFetcher source;
  private final CommandRunner commands;
  private final WorkerLog workerLog;

  OrderRunner(
      WorkerStores stores,
      Optional<OrderSession> session,
      WorkerSettings settings,
      InstantSource clock,
      SourceFetcher source,
      CommandRunner commands) {
    this.stores = stores;
    this.session = session;
    this.settings = settings;
    this.clock = clock;
    this.documents = new SopsDocument(clock, new SecureRandom());
    this.keys = new BundleKeys(stores.parameters(), stores.dataKeys(), clock);
    this.bundle = new BundleReader(stores, documents, keys);
    this.source = source;
    this.commands = commands;
    this.workerLog =
        new WorkerLog(TelemetrySettings.of(settings.environment()), System.out::println);
  }

  /** Runs the order and returns the status that was reported. */
  OrderStatus run(OrderItem item, RunItem run, Claim claim) throws InterruptedException {
    WorkerReport report;
    try {
      report = runAndRemove(Workspace.create(settings.folder()), item, run, claim);
    } catch (IOException e) {
      LOG.error("creating the workspace of order {} failed", item.key().pk(), e);
      report =
          report(claim, OrderOutcome.failed("the worker cannot create a workspace: " + e), null);
    }
    recordEnd(item, run, claim, report);
    workerLog.ended(item, run, claim, report);
    new OutcomeReporter(stores, claim.assignment(), item.attemptKey()).report(report);
    return report.status();
  }

  private void recordEnd(OrderItem item, RunItem run, Claim claim, WorkerReport report) {
    try {
      claim
          .assignment()
          .endEventType()
          .ifPresent(type -> {
            ObjectNode data = claim.assignment().label(Json.object());
            data.put("exit_code", report.exitCode());
            data.put("log", report.log());
            data.put("log_tail", report.logTail());
            data.put("reason", report.reason());
            stores
                .events()
                .append(EventSubject.order(run.ids(), item), type, report.status().wire(), data);
          });
    } catch (StoreException e) {
      LOG.warn(
          "the event about the end of {} on this instance could not be recorded",
          item.key().pk(),
          e);
    }
  }

  private WorkerReport runAndRemove(Workspace workspace, OrderItem item, RunItem run, Claim claim)
      throws InterruptedException {
    try {
      return runIn(workspace, item, run, claim);
    } finally {
      remove(workspace, item);
    }
  }

  /** Removes the workspace. A failure does not change the outcome, which is known by then. */
  private static void remove(Workspace workspace, OrderItem item) {
    try {
      workspace.close();
    } catch (IOException e) {
      LOG.error("removing the workspace of order {} failed", item.key().pk(), e);
    }
  }

  private WorkerReport runIn(Workspace workspace, OrderItem item, RunItem run, Claim claim)
      throws InterruptedException {
    OrderLog log =
        new OrderLog(
            stores.blobs(),
            claim.assignment().logPrefix(item.attemptKey()),
            workspace.log(),
            settings.log());
    ServiceRetry retry =
        new ServiceRetry(stores.reportRetry(), item.key().pk(), claim.deadline(), claim.stop());
    DataExchange exchange =
        new DataExchange(stores, retry, documents, keys, settings.maxArtifactBytes());
    OrderOutcome outcome;
    try (log) {
      EventSubject subject = EventSubject.order(run.ids(), item);
      retry.run(() ->
          stores
              .events()
              .append(subject, EventType.RUNNING, "info", claim.assignment().identity()));
      source.unpack(
          new RetryingBlobStore(stores.blobs(), retry),
          run.progress().source(),
          workspace.checkout());
      InputReader.Inputs inputs = exchange.receive(item, run, workspace);
      Bundle opened = retry.call(() -> bundle.open(item, run)).withSecrets(inputs.secret());
      OrderMaskers maskers =
          OrderMaskers.of(opened, settings.environment(), workspace.outputs().secret());
      session.ifPresent(own -> own.onSecrets(maskers::learn));
      Map<String, String> variables = new LinkedHashMap<>(opened.variables());
      variables.putAll(inputs.plain());
      try (OutputStream output = maskers.text().stream(log);
          CommandRole role =
              CommandRole.of(item, run, retry.around(stores.roles()), clock, maskers::learn)) {
        variables.putAll(role.variables(settings.environment()));
        ScriptResult result = runCommands(workspace, item, run, claim, variables, maskers, output);
        Duration timeout = Duration.ofSeconds(item.order().timeout());
        outcome = OrderOutcome.of(result, item.order().cmds().size(), timeout);
        // An interrupted order must end soon, and nothing uses what it has created.
        if (!(result instanceof ScriptResult.Interrupted)) {
          outcome = exchange.store(outcome, item, run, claim.assignment(), workspace);
        }
        outcome = mask(outcome, maskers.text().current());
        outcome = outcome.noteFullDisk(Files.getFileStore(workspace.root()).getUsableSpace());
      }
    } catch (SourceException
        | SecretsException
        | StoreException
        | OutputException
        | ArtifactException
        | RoleException e) {
      LOG.warn("order {} could not be run", item.key().pk(), e);
      outcome = OrderOutcome.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("running order {} failed", item.key().pk(), e);
      // Without the exception's message, which may quote a secret.
      outcome = OrderOutcome.failed("the worker failed: " + e.getClass().getSimpleName());
    } catch (IOException | Error e) {
      // Errors such as OutOfMemoryError are reported too; otherwise the order fails only at the
      // heartbeat timeout.
      LOG.error("running order {} failed", item.key().pk(), e);
      outcome = OrderOutcome.failed("the worker failed: " + e);
    }
    return report(claim, outcome, log);
  }

  private ScriptResult runCommands(
      Workspace workspace,
      OrderItem item,
      RunItem run,
      Claim claim,
      Map<String, String> variables,
      OrderMaskers maskers,
      OutputStream output)
      throws IOException, InterruptedException {
    Script script =
        new Script(
            item.order().cmds(),
            WorkingFolder.in(workspace.checkout(), item.order().gitFolder()),
            OrderEnvironment.of(settings.environment(), variables, run.ids(), item, workspace),
            claim.deadline(),
            settings.grace(),
            settings.times().silence());
    EventsDirectoryWatcher watcher = watcher(workspace, item, run, claim, maskers);
    ScriptResult result;
    try (watcher) {
      watcher.start();
      result = commands.run(script, workspace.root(), output, claim.stop());
    }
    if (!watcher.losses().isEmpty()) {
      // The end of the log is part of the terminal event.
      output.write(("exesys: " + watcher.losses() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return result;
  }

  private EventsDirectoryWatcher watcher(
      Workspace workspace, OrderItem item, RunItem run, Claim claim, OrderMaskers maskers) {
    EventSubject subject = EventSubject.command(run.ids(), item);
    return new EventsDirectoryWatcher(
        new EventsDirectory(workspace.events(), maskers.text()::current),
        event -> {
          CommandEvent masked = maskers.events().mask(event);
          ObjectNode data = claim.assignment().label(masked.data());
          stores.events().append(subject, masked.type(), masked.status(), data);
        },
        settings.eventsPollInterval());
  }

  private static OrderOutcome mask(OrderOutcome outcome, Masker masker) {
    String reason = outcome.reason();
    return new OrderOutcome(
        outcome.status(),
        outcome.exitCode(),
        reason == null ? null : masker.mask(reason),
        outcome.outputs());
  }

  private WorkerReport report(Claim claim, OrderOutcome outcome, @Nullable OrderLog log) {
    String tail = log == null ? "" : log.tail();
    return new WorkerReport(
        outcome.status(),
        outcome.exitCode(),
        claim.started(),
        clock.instant(),
        log == null ? null : log.uri().orElse(null),
        tail.isEmpty() ? null : tail,
        outcome.reason(),
        outcome.outputs(),
        outcome.status() == OrderStatus.FAILED && claim.isWorkerTerminated());
  }
}
