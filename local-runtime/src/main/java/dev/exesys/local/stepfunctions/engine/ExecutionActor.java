package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
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
 * A live execution. Commands are applied one batch at a time: applied in memory, written in one
 * transaction, and only then acknowledged and followed by their effects. If the write fails, what
 * is in memory is worth nothing any more; the engine then restores the execution from its journal.
 */
final class ExecutionActor {
  private final ExecutionRow row;
  private final Execution execution;
  private final Database database;
  private final InstantSource clock;
  private final Surroundings surroundings;
  private final Mailbox<Letter> mailbox = Mailbox.held(this::handle);
  private Instant lastTime;
  private long lastSeq;
  private boolean broken;

  /** Either a command or something else to do in its turn. */
  private record Letter(
      @Nullable ExecutionCommand command, Runnable job, CompletableFuture<Boolean> done) {}

  /** What an actor tells the engine and the world. */
  interface Surroundings {
    void carryOut(ExecutionActor actor, Effect effect);

    void failed(ExecutionActor actor, RuntimeException failure);
  }

  ExecutionActor(
      ExecutionRow row,
      Execution execution,
      long lastSeq,
      Instant lastTime,
      Database database,
      InstantSource clock,
      Surroundings surroundings) {
    this.row = row;
    this.execution = execution;
    this.lastSeq = lastSeq;
    this.lastTime = lastTime;
    this.database = database;
    this.clock = clock;
    this.surroundings = surroundings;
  }

  ExecutionRow row() {
    return row;
  }

  /**
   * Applies a command in its turn.
   *
   * @return true once it is durable; false if it came too late; the failure if it was not kept
   */
  CompletableFuture<Boolean> send(ExecutionCommand command) {
    Letter letter = new Letter(command, () -> {}, new CompletableFuture<>());
    mailbox.post(letter);
    return letter.done();
  }

  /** As {@link #send}, for commands that nobody waits for. */
  void tell(ExecutionCommand command) {
    mailbox.post(new Letter(command, () -> {}, new CompletableFuture<>()));
  }

  /** Comes alive: carries out the first effects, then takes what was sent meanwhile. */
  void begin(List<Effect> effects) {
    Runnable job = () -> effects.forEach(effect -> surroundings.carryOut(this, effect));
    mailbox.release(new Letter(null, job, new CompletableFuture<>()));
  }

  private void handle(List<Letter> letters) {
    if (broken) {
      IllegalStateException gone = new IllegalStateException("the execution is being restored");
      letters.forEach(letter -> letter.done().completeExceptionally(gone));
      return;
    }
    try {
      Batch batch = apply(letters);
      write(batch);
      batch.acknowledgements.forEach(Runnable::run);
      batch.effects.forEach(effect -> surroundings.carryOut(this, effect));
      letters.forEach(letter -> letter.job().run());
    } catch (RuntimeException e) {
      broken = true;
      letters.forEach(letter -> letter.done().completeExceptionally(e));
      surroundings.failed(this, e);
    }
  }

  private static final class Batch {
    final List<JournalTable.Entry> journal = new ArrayList<>();
    final List<HistoryEvent> events = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Runnable> acknowledgements = new ArrayList<>();
  }

  private Batch apply(List<Letter> letters) {
    Batch batch = new Batch();
    Instant now = MillisecondTime.millis(clock.instant());
    lastTime = now.isAfter(lastTime) ? now : lastTime;
    for (Letter letter : letters) {
      if (letter.command() == null) {
        continue;
      }
      Execution.Step step = execution.apply(letter.command(), lastTime);
      if (step.accepted() && !(letter.command() instanceof ExecutionCommand.Heartbeat)) {
        lastSeq++;
        batch.journal.add(new JournalTable.Entry(lastSeq, lastTime, letter.command()));
      }
      batch.events.addAll(step.events());
      batch.effects.addAll(step.effects());
      batch.acknowledgements.add(() -> letter.done().complete(step.accepted()));
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
      Effect.Outcome outcome = execution.outcome().orElse(null);
      if (outcome == null) {
        JournalTable.append(connection, row.id(), batch.journal);
      } else {
        ExecutionTable.end(connection, row.id(), outcome, at);
        JournalTable.delete(connection, row.id());
      }
      return true;
    });
  }

  /** When the last command was applied; for an execution that is over, when it ended. */
  Instant lastTime() {
    return lastTime;
  }
}
