package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.stepfunctions.store.HistoryTable;
import dev.exesys.local.stepfunctions.store.JournalTable;
import dev.exesys.local.stepfunctions.store.MachineRow;
import dev.exesys.local.stepfunctions.store.MachineTable;
import dev.exesys.local.stepfunctions.store.Schema;
import dev.exesys.local.store.Database;
import java.security.SecureRandom;
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

/** All executions: starts them, finds them, restores them after a restart. */
public final class ExecutionEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEngine.class);
  private static final Duration PAUSE_BEFORE_RESTORING = Duration.ofSeconds(1);
  private static final int SECRET_BYTES = 32;

  private final Database database;
  private final Scheduler scheduler;
  private final ProgramCache programs;
  private final StatusPublisher announcer;
  private final ChildExecutions children = new ChildExecutions(this);
  private final EffectExecutor world;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, ExecutionActor> actors = new ConcurrentHashMap<>();
  private final ReentrantLock restoring = new ReentrantLock();
  private final AtomicLong lastId;
  private volatile boolean closed;

  /**
   * Opens the engine on a database. Executions that were running wait for {@link #resume}.
   *
   * @param scheduler closed with the engine
   */
  public ExecutionEngine(
      Database database, Scheduler scheduler, LambdaInvoker invoker, ExecutionListener listener) {
    this.database = database;
    this.scheduler = scheduler;
    this.programs = new ProgramCache(database);
    this.announcer = new StatusPublisher(database, scheduler, listener);
    this.world = new EffectExecutor(this, scheduler, new FunctionTaskInvoker(invoker), children);
    database.write(Schema::create);
    this.lastId = new AtomicLong(database.read(ExecutionTable::lastId));
  }

  /** Lets executions go on that were running, and announces ends that were not announced. */
  public void resume() {
    database.read(ExecutionTable::untold).forEach(announcer::announce);
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
      // Its parent ended without having had the time to stop it.
      if (parent != null && !actors.containsKey(parent)) {
        tell(row.id(), new ExecutionCommand.Stop(null, null));
      }
    }
  }

  /** An execution that was asked for: made now, or there before under the same name. */
  public record Started(ExecutionRow row, boolean fresh) {}

  /** Starts an execution, unless its machine has one of that name. */
  public Started start(ExecutionRequest wanted) {
    return start(wanted, row -> {});
  }

  /**
   * As {@link #start(ExecutionRequest)}.
   *
   * @param accepted told of a new execution when it is durable and before anything comes of it
   */
  Started start(ExecutionRequest wanted, Consumer<ExecutionRow> accepted) {
    Optional<ExecutionRow> before = find(wanted.arn());
    if (before.isPresent()) {
      return new Started(before.get(), false);
    }
    ExecutionRow row = fresh(wanted);
    Execution execution = new Execution(programs.get(row.definitionHash()), info(row));
    Execution.Step step = execution.apply(new ExecutionCommand.Start(), row.startedAt());
    Optional<ExecutionRow> raced =
        database.write(connection -> {
          Optional<ExecutionRow> other = ExecutionTable.find(connection, row.arn());
          if (other.isEmpty()) {
            ExecutionTable.insert(connection, row);
            HistoryTable.append(connection, row.id(), step.events());
            Effect.Outcome outcome = execution.outcome().orElse(null);
            if (outcome == null) {
              JournalTable.append(
                  connection,
                  row.id(),
                  List.of(
                      new JournalTable.Entry(1, row.startedAt(), new ExecutionCommand.Start())));
            } else {
              ExecutionTable.end(connection, row.id(), outcome, row.startedAt());
            }
          }
          return other;
        });
    if (raced.isPresent()) {
      return new Started(raced.get(), false);
    }
    ExecutionActor actor =
        new ExecutionActor(row, execution, 1, row.startedAt(), database, scheduler, world);
    actors.put(row.id(), actor);
    accepted.accept(row);
    announcer.announce(row);
    actor.begin(step.effects());
    return new Started(row, true);
  }

  /**
   * Sends a command to an execution.
   *
   * @return true once it is durable; false if the execution is over or the command comes too late
   */
  public CompletableFuture<Boolean> send(long execution, ExecutionCommand command) {
    ExecutionActor actor = actor(execution);
    return actor == null ? CompletableFuture.completedFuture(false) : actor.send(command);
  }

  /**
   * Sends a command whose fate is of no interest: if it is lost, the restored execution asks again.
   */
  void tell(long execution, ExecutionCommand command) {
    ExecutionActor actor = actor(execution);
    if (actor != null) {
      actor.tell(command);
    }
  }

  public Optional<ExecutionRow> find(String arn) {
    return database.read(connection -> ExecutionTable.find(connection, arn));
  }

  /** The execution that a token belongs to; nothing for a token that no execution has made. */
  public Optional<ExecutionRow> owner(TaskTokenCodec.Token token) {
    ExecutionActor actor = actors.get(token.execution());
    Optional<ExecutionRow> row =
        actor != null
            ? Optional.of(actor.row())
            : database.read(connection -> ExecutionTable.find(connection, token.execution()));
    return row.filter(found -> TaskTokenCodec.fits(token, found.secret()));
  }

  Optional<MachineRow> machine(String arn) {
    return database.read(connection -> MachineTable.find(connection, arn));
  }

  /** An execution is over and written as such. */
  void ended(ExecutionActor actor, Effect.Outcome outcome) {
    actors.remove(actor.row().id(), actor);
    ExecutionRow row = actor.row().ended(outcome, actor.lastTime());
    announcer.announce(row);
    children.report(row);
  }

  /** An actor could not write and is of no use any more. */
  void lost(ExecutionActor actor, RuntimeException failure) {
    actors.remove(actor.row().id(), actor);
    if (!closed) {
      LOG.error("{} could not be written and is restored", actor.row().arn(), failure);
      scheduler.at(
          scheduler.instant().plus(PAUSE_BEFORE_RESTORING),
          () -> Thread.ofVirtual().start(() -> actor(actor.row().id())));
    }
  }

  @Override
  public void close() {
    closed = true;
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
    Execution execution = new Execution(programs.get(row.definitionHash()), info(row));
    List<JournalTable.Entry> journal =
        database.read(connection -> JournalTable.read(connection, row.id()));
    for (JournalTable.Entry entry : journal) {
      execution.apply(entry.command(), entry.at());
    }
    JournalTable.Entry last = journal.getLast();
    ExecutionActor actor =
        new ExecutionActor(row, execution, last.seq(), last.at(), database, scheduler, world);
    actors.put(row.id(), actor);
    actor.begin(execution.resume(MillisecondTime.millis(scheduler.instant())));
    return actor;
  }

  private ExecutionRow fresh(ExecutionRequest wanted) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    MachineRow machine = wanted.machine();
    Instant now = MillisecondTime.millis(scheduler.instant());
    return new ExecutionRow(
        lastId.incrementAndGet(),
        wanted.arn(),
        wanted.name(),
        machine.arn(),
        machine.name(),
        machine.roleArn(),
        machine.definitionHash(),
        wanted.input(),
        now,
        null,
        new Effect.Outcome(Effect.Status.RUNNING, null, null, null),
        random.nextLong(),
        HexFormat.of().formatHex(secret),
        wanted.parentId(),
        wanted.parentTask());
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
        task -> TaskTokenCodec.make(row.secret(), row.id(), task));
  }
}
