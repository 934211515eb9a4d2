package dev.exesys.worker;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.worker.log.LogLimits;
import dev.exesys.worker.process.CommandListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates workers for tests in which no order runs. */
public final class IdleWorker {
  private IdleWorker() {}

  /** Returns a worker that cannot access any store. */
  public static Worker create(Path folder) {
    WorkerSettings settings =
        new WorkerSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            LogLimits.DEFAULT,
            1,
            folder,
            Map.of());
    return new Worker(
        new NoAccess(), settings, InstantSource.system(), UUID::randomUUID, CommandListener.NONE);
  }

  private static final class NoAccess implements WorkerAccess {
    @Override
    public WorkerStores stores(Optional<OrderSession> session) {
      throw new AssertionError("an order was started");
    }

    @Override
    public Optional<SessionClient> sessions() {
      return Optional.empty();
    }

    @Override
    public RetryPolicy retry() {
      return new RetryPolicy(1, attempt -> Duration.ZERO);
    }
  }
}
