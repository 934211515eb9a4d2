package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.stepfunctions.store.HistoryTable;
import dev.exesys.local.stepfunctions.store.JournalTable;
import dev.exesys.local.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Processes the commands of one running execution in batches. A batch is applied in memory, written
 * in one transaction, and only then acknowledged; its effects are executed last. If the write
 * fails, the state in memory is discarded and the engine restores the execution from its journal.
 */
final class ExecutionActor {
  private final ExecutionRow row;
  private final Execution execution;
  private final Database database;
  private final InstantSource clock;
  private final EffectHandler effectHandler;
  private final Mailbox<Message> mailbox = Mailbox.held(this::handle);
  private Instant lastTime;
  private long lastSeq;
  private boolean discarded;

  /** A command, or an action that runs between commands. */
  private record Message(
      @Nullable ExecutionCommand command, Runnable action, CompletableFuture<Boolean> done) {}

  /** Receives the effects and the failure of an actor. */
  interface EffectHandler {
    void execute(ExecutionActor actor, ExecutionEffect effect);

    void writeFailed(ExecutionActor actor, RuntimeException failure);
  }

  ExecutionActor(
      ExecutionRow row,
      Execution execution,
      long lastSeq,
      Instant lastTime,
      Database database,
      InstantSource clock,
      EffectHandler effectHandler) {
    this.row = row;
    this.execution = execution;
    this.lastSeq = lastSeq;
    this.lastTime = lastTime;
    this.database = database;
    this.clock = clock;
    this.effectHandler = effectHandler;
  }

  ExecutionRow row() {
    return row;
  }

  /**
   * Applies a command after those that were sent before it.
   *
   * @return a future that completes with true once the command is durable, with false if the
   *     execution no longer accepts it, and exceptionally if it was not stored
   */
  CompletableFuture<Boolean> send(ExecutionCommand command) {
    Message message = new Message(command, () -> {}, new CompletableFuture<>());
    mailbox.post(message);
    return message.done();
  }

  /** Applies a command like {@link #send}, without a result. */
  void post(ExecutionCommand command) {
    mailbox.post(new Message(command, () -> {}, new CompletableFuture<>()));
  }

  /**
   * Activates the actor: executes the first effects, then processes the commands that have arrived
   * so far.
   */
  void activate(List<ExecutionEffect> effects) {
    Runnable action = () -> effects.forEach(effect -> effectHandler.execute(this, effect));
    mailbox.release(new Message(null, action, new CompletableFuture<>()));
  }

  private void handle(List<Message> messages) {
    if (discarded) {
      IllegalStateException restoring =
          new IllegalStateException("the execution is being restored");
      messages.forEach(message -> message.done().completeExceptionally(restoring));
      return;
    }
    try {
      Batch batch = apply(messages);
      write(batch);
      batch.acknowledgements.forEach(Runnable::run);
      batch.effects.forEach(effect -> effectHandler.execute(this, effect));
      messages.forEach(message -> message.action().run());
    } catch (RuntimeException e) {
      discarded = true;
      messages.forEach(message -> message.done().completeExceptionally(e));
      effectHandler.writeFailed(this, e);
    }
  }

  private static final class Batch {
    final List<JournalTable.JournalEntry> journal = new ArrayList<>();
    final List<HistoryEvent> events = new ArrayList<>();
    final List<ExecutionEffect> effects = new ArrayList<>();
    final List<Runnable> acknowledgements = new ArrayList<>();
  }

  private Batch apply(List<Message> messages) {
    Batch batch = new Batch();
    Instant now = MillisecondTime.millis(clock.instant());
    lastTime = now.isAfter(lastTime) ? now : lastTime;
    for (Message message : messages) {
      if (message.command() == null) {
        continue;
      }
      Execution.CommandResult result = execution.apply(message.command(), lastTime);
      if (result.accepted() && !(message.command() instanceof ExecutionCommand.Heartbeat)) {
        lastSeq++;
        batch.journal.add(new JournalTable.JournalEntry(lastSeq, lastTime, message.command()));
      }
      batch.events.addAll(result.events());
      batch.effects.addAll(result.effects());
      batch.acknowledgements.add(() -> message.done().complete(result.accepted()));
    }
    return batch;
  }

  private void write(Batch batch) {
    if (batch.journal.isEmpty()) {
      return;
    }
    Instant at = lastTime;
    database.write(connection -> {
      HistoryTable.append(connection, row.id(), batch.events);
      LocalExecutionOutcome outcome = execution.outcome().orElse(null);
      if (outcome != null) {
        ExecutionTable.end(connection, row.id(), outcome, at);
      }
      if (outcome != null && outcome.status() == LocalExecutionStatus.SUCCEEDED) {
        JournalTable.delete(connection, row.id());
      } else {
        JournalTable.append(connection, row.id(), batch.journal);
      }
      return true;
    });
  }

  /** Returns the time of the last command; for a finished execution, the time of its end. */
  Instant lastTime() {
    return lastTime;
  }
}
