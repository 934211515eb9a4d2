package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.stepfunctions.store.HistoryTable;
import dev.exesys.local.stepfunctions.store.JournalTable;
import dev.exesys.local.stepfunctions.store.RedriveRecord;
import dev.exesys.local.stepfunctions.store.Schema;
import dev.exesys.local.stepfunctions.store.StateMachineRow;
import dev.exesys.local.stepfunctions.store.StateMachineTable;
import dev.exesys.local.store.Database;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, finds and restores executions, and sends commands to them. */
public final class ExecutionEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEngine.class);
  private static final Duration RESTORE_DELAY = Duration.ofSeconds(1);
  private static final int SECRET_BYTES = 32;

  private final Database database;
  private final Scheduler scheduler;
  private final ProgramCache programs;
  private final StatusPublisher publisher;
  private final ChildExecutions children = new ChildExecutions(this);
  private final ActivityQueues activities;
  private final Redrives redrives;
  private final EffectExecutor effectExecutor;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, ExecutionActor> actors = new ConcurrentHashMap<>();
  private final ReentrantLock restoring = new ReentrantLock();
  private final AtomicLong lastId;
  private volatile boolean closed;

  /**
   * Opens the engine on a database. Executions that were running stay paused until {@link #resume}.
   *
   * @param scheduler closed with the engine
   */
  public ExecutionEngine(
      Database database, Scheduler scheduler, LambdaInvoker invoker, ExecutionListener listener) {
    this.database = database;
    this.scheduler = scheduler;
    this.programs = new ProgramCache(database);
    this.publisher = new StatusPublisher(database, scheduler, listener);
    this.activities = new ActivityQueues(database, this);
    this.redrives = new Redrives(database, scheduler, this);
    this.effectExecutor =
        new EffectExecutor(this, scheduler, new FunctionTaskInvoker(invoker), children, activities);
    database.write(Schema::create);
    redrives.deleteExpiredJournals();
    this.lastId = new AtomicLong(database.read(ExecutionTable::lastId));
  }

  /**
   * Continues the executions that were running, and publishes the ends that the listener has not
   * accepted yet.
   */
  public void resume() {
    database.read(ExecutionTable::unpublished).forEach(publisher::publish);
    List<ExecutionRow> running = database.read(ExecutionTable::running);
    for (ExecutionRow row : running) {
      try {
        restore(row.id());
      } catch (RuntimeException e) {
        LOG.error("{} cannot be restored", row.arn(), e);
      }
    }
    for (ExecutionRow row : running) {
      Long parent = row.parentId();
      // The parent ended, and the process stopped before the parent could stop this child.
      if (parent != null && !actors.containsKey(parent)) {
        post(row.id(), new ExecutionCommand.Stop(null, null));
      }
    }
  }

  /** The result of a start: a new execution, or the existing one of the same name. */
  public record StartResult(ExecutionRow row, boolean created) {}

  /** Starts an execution, or returns the existing one of the same state machine and name. */
  public StartResult start(LocalExecutionRequest request) {
    return start(request, row -> {});
  }

  /**
   * Starts an execution like {@link #start(LocalExecutionRequest)}.
   *
   * @param accepted called for a new execution after it is durable and before its first effects are
   *     executed
   */
  StartResult start(LocalExecutionRequest request, Consumer<ExecutionRow> accepted) {
    Optional<ExecutionRow> before = find(request.arn());
    if (before.isPresent()) {
      return new StartResult(before.get(), false);
    }
    ExecutionRow row = newRow(request);
    Execution execution = new Execution(programs.get(row.definitionHash()), info(row));
    Execution.CommandResult step = execution.apply(new ExecutionCommand.Start(), row.startedAt());
    Optional<ExecutionRow> raced =
        database.write(connection -> {
          Optional<ExecutionRow> other = ExecutionTable.find(connection, row.arn());
          if (other.isEmpty()) {
            ExecutionTable.insert(connection, row);
            HistoryTable.append(connection, row.id(), step.events());
            storeStep(
                connection,
                row,
                execution,
                new JournalTable.JournalEntry(1, row.startedAt(), new ExecutionCommand.Start()));
          }
          return other;
        });
    if (raced.isPresent()) {
      return new StartResult(raced.get(), false);
    }
    ExecutionActor actor =
        new ExecutionActor(row, execution, 1, row.startedAt(), database, scheduler, effectExecutor);
    actors.put(row.id(), actor);
    accepted.accept(row);
    publisher.publish(row);
    actor.activate(step.effects());
    return new StartResult(row, true);
  }

  /**
   * Sends a command to an execution.
   *
   * @return a future that completes with true once the command is durable, with false if the
   *     execution has ended or no longer accepts it
   */
  public CompletableFuture<Boolean> send(long execution, ExecutionCommand command) {
    ExecutionActor actor = actor(execution);
    return actor == null ? CompletableFuture.completedFuture(false) : actor.send(command);
  }

  /**
   * Sends a command without a result. If the command is lost, the restored execution repeats the
   * effect that led to it.
   */
  void post(long execution, ExecutionCommand command) {
    ExecutionActor actor = actor(execution);
    if (actor != null) {
      actor.post(command);
    }
  }

  public Optional<ExecutionRow> find(String arn) {
    return database.read(connection -> ExecutionTable.find(connection, arn));
  }

  /** Returns the execution that issued a task token; empty if no execution did. */
  public Optional<ExecutionRow> owner(TaskTokenCodec.DecodedToken token) {
    ExecutionActor actor = actors.get(token.execution());
    Optional<ExecutionRow> row =
        actor != null
            ? Optional.of(actor.row())
            : database.read(connection -> ExecutionTable.find(connection, token.execution()));
    return row.filter(found -> TaskTokenCodec.isAuthentic(token, found.secret()));
  }

  /** Returns the rules and the operation that redrive executions. */
  public Redrives redrives() {
    return redrives;
  }

  /** Returns the queues of the activities. */
  public ActivityQueues activities() {
    return activities;
  }

  Optional<StateMachineRow> machine(String arn) {
    return database.read(connection -> StateMachineTable.find(connection, arn));
  }

  /**
   * Handles the end of an execution after it was stored: publishes it and reports it to the parent.
   */
  void ended(ExecutionActor actor, LocalExecutionOutcome outcome) {
    actors.remove(actor.row().id(), actor);
    ExecutionRow row = actor.row().ended(outcome, actor.lastTime());
    publisher.publish(row);
    children.report(row);
  }

  /**
   * Handles an actor whose write failed: discards the actor and restores the execution after a
   * pause.
   */
  void writeFailed(ExecutionActor actor, RuntimeException failure) {
    actors.remove(actor.row().id(), actor);
    if (!closed) {
      LOG.error("{} could not be written and is restored", actor.row().arn(), failure);
      scheduler.at(
          scheduler.instant().plus(RESTORE_DELAY),
          () -> Thread.ofVirtual().start(() -> actor(actor.row().id())));
    }
  }

  @Override
  public void close() {
    closed = true;
    activities.close();
    scheduler.close();
  }

  private @Nullable ExecutionActor actor(long id) {
    ExecutionActor actor = actors.get(id);
    return actor != null || closed ? actor : restore(id);
  }

  private @Nullable ExecutionActor restore(long id) {
    restoring.lock();
    try {
      ExecutionActor present = actors.get(id);
      if (present != null) {
        return present;
      }
      ExecutionRow row =
          database.read(connection -> ExecutionTable.find(connection, id)).orElse(null);
      return row == null || !row.isRunning() ? null : restore(row);
    } finally {
      restoring.unlock();
    }
  }

  private ExecutionActor restore(ExecutionRow row) {
    Replay replay = replay(row);
    List<ExecutionEffect> effects =
        replay.execution.resume(MillisecondTime.millis(scheduler.instant()));
    return activate(row, replay.execution, replay.last, effects);
  }

  private ExecutionActor activate(
      ExecutionRow row,
      Execution execution,
      JournalTable.JournalEntry last,
      List<ExecutionEffect> effects) {
    ExecutionActor actor =
        new ExecutionActor(
            row, execution, last.seq(), last.at(), database, scheduler, effectExecutor);
    actors.put(row.id(), actor);
    actor.activate(effects);
    return actor;
  }

  private record Replay(Execution execution, JournalTable.JournalEntry last) {}

  private Replay replay(ExecutionRow row) {
    Execution execution = new Execution(programs.get(row.definitionHash()), info(row));
    List<JournalTable.JournalEntry> journal =
        database.read(connection -> JournalTable.read(connection, row.id()));
    for (JournalTable.JournalEntry entry : journal) {
      execution.apply(entry.command(), entry.at());
    }
    return new Replay(execution, journal.getLast());
  }

  /**
   * Continues an ended execution that has a journal.
   *
   * @param clientToken identifies the request; null for none
   * @param parent the execution whose task redrives this one and waits for it
   * @param parentTask the task of the parent that waits
   * @return the running execution; empty if it was redriven since its row was read
   */
  Optional<ExecutionRow> redrive(
      ExecutionRow ended,
      @Nullable String clientToken,
      @Nullable Long parent,
      @Nullable Long parentTask) {
    restoring.lock();
    try {
      Replay replay = replay(ended);
      Instant now = MillisecondTime.millis(scheduler.instant());
      Instant at = now.isAfter(replay.last.at()) ? now : replay.last.at();
      JournalTable.JournalEntry entry =
          new JournalTable.JournalEntry(replay.last.seq() + 1, at, new ExecutionCommand.Redrive());
      Execution.CommandResult step = replay.execution.apply(entry.command(), at);
      ExecutionRow row = ended.redriven(ended.redrive().next(at, clientToken), parent, parentTask);
      boolean stored =
          database.write(connection -> {
            if (!ExecutionTable.redrive(connection, row)) {
              return false;
            }
            HistoryTable.append(connection, row.id(), step.events());
            storeStep(connection, row, replay.execution, entry);
            return true;
          });
      if (!stored) {
        return Optional.empty();
      }
      publisher.publish(row);
      ExecutionActor unused = activate(row, replay.execution, entry, step.effects());
      return Optional.of(row);
    } finally {
      restoring.unlock();
    }
  }

  /** Stores the journal entry of an execution's step, and its end if the step ended it. */
  private static void storeStep(
      Connection connection, ExecutionRow row, Execution execution, JournalTable.JournalEntry entry)
      throws SQLException {
    LocalExecutionOutcome outcome = execution.outcome().orElse(null);
    if (outcome != null) {
      ExecutionTable.end(connection, row.id(), outcome, entry.at());
    }
    if (outcome != null && outcome.status() == LocalExecutionStatus.SUCCEEDED) {
      JournalTable.delete(connection, row.id());
    } else {
      JournalTable.append(connection, row.id(), List.of(entry));
    }
  }

  private ExecutionRow newRow(LocalExecutionRequest request) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    StateMachineRow machine = request.machine();
    Instant now = MillisecondTime.millis(scheduler.instant());
    return new ExecutionRow(
        lastId.incrementAndGet(),
        request.arn(),
        request.name(),
        machine.arn(),
        machine.name(),
        machine.roleArn(),
        machine.definitionHash(),
        request.input(),
        now,
        null,
        new LocalExecutionOutcome(LocalExecutionStatus.RUNNING, null, null, null),
        random.nextLong(),
        HexFormat.of().formatHex(secret),
        request.parentId(),
        request.parentTask(),
        RedriveRecord.NONE);
  }

  private static ExecutionInfo info(ExecutionRow row) {
    return new ExecutionInfo(
        row.arn(),
        row.name(),
        row.machineArn(),
        row.machineName(),
        row.roleArn(),
        Arns.region(row),
        row.startedAt(),
        row.input(),
        row.seed(),
        task -> TaskTokenCodec.encode(row.secret(), row.id(), task));
  }
}
