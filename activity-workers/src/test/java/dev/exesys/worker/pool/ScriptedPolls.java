package dev.exesys.worker.pool;

import dev.exesys.worker.PolledTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Polls whose results a test supplies. */
final class ScriptedPolls implements TaskPolls {
  /** The result of a poll, or its failure. */
  record Result(Optional<PolledTask> task, Optional<PollException> failure) {
    static Result of(PolledTask task) {
      return new Result(Optional.of(task), Optional.empty());
    }

    static Result none() {
      return new Result(Optional.empty(), Optional.empty());
    }

    static Result failure(String message) {
      return new Result(
          Optional.empty(),
          Optional.of(new PollException(message, false, new IllegalStateException())));
    }
  }

  final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
  final List<String> polled = new CopyOnWriteArrayList<>();
  final List<String> givenBack = new CopyOnWriteArrayList<>();
  final CountDownLatch checks = new CountDownLatch(2);
  volatile Duration offset = Duration.ZERO;
  volatile boolean missing;

  @Override
  public Optional<PolledTask> poll(String pool, String workerName) {
    polled.add(pool + " as " + workerName);
    try {
      Result result = results.take();
      if (result.failure().isPresent()) {
        throw result.failure().get();
      }
      return result.task();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void check(String pool) {
    if (missing) {
      throw new PollException(
          "pool " + pool + " does not exist in this deployment", true, new IllegalStateException());
    }
    checks.countDown();
  }

  @Override
  public Duration clockOffset() {
    return offset;
  }

  @Override
  public void giveBack(PolledTask task, String reason) {
    givenBack.add(task.label() + ": " + reason);
  }

  @Override
  public void close() {
    results.add(Result.none());
  }
}
