package dev.exesys.local.faults;

import dev.exesys.local.protocol.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * Applies injected faults and, if the AWS model is on, quotas and latencies to calls of services.
 * Faults can be added and removed while the stack runs.
 */
public final class ServiceConditions {
  /** The additional time of a call that a fault makes slow. */
  public static final Duration SLOW_DELAY = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final List<CallQuota> quotas;
  private final boolean delayed;
  private final RandomGenerator random;
  private final Delay delay;
  private final List<InjectedFault> faults = new CopyOnWriteArrayList<>();

  /** Delays the current thread. */
  @FunctionalInterface
  public interface Delay {
    void pause(Duration duration) throws InterruptedException;
  }

  /**
   * Creates conditions without faults.
   *
   * @param awsModel true to apply the quotas and latencies of AWS
   */
  public ServiceConditions(
      InstantSource clock, boolean awsModel, RandomGenerator random, Delay delay) {
    this.clock = clock;
    this.quotas = awsModel ? AwsModel.quotas() : List.of();
    this.delayed = awsModel;
    this.random = random;
    this.delay = delay;
  }

  /**
   * Adds a fault that starts now.
   *
   * @throws IllegalArgumentException if the specification is malformed
   * @see InjectedFault#parse
   */
  public void inject(String specification) {
    faults.add(InjectedFault.parse(specification, clock.instant()));
  }

  /** Ends all faults. */
  public void clear() {
    faults.clear();
  }

  /** Returns the faults that have not ended, in the order in which they were added. */
  public List<InjectedFault> active() {
    Instant now = clock.instant();
    faults.removeIf(fault -> !fault.until().isAfter(now));
    return List.copyOf(faults);
  }

  /**
   * Delays a call as long as it takes under the present conditions.
   *
   * @param service the service's signing name
   * @param target the operation, or the name of the invoked function
   * @throws ServiceException if the service refuses the call
   */
  public void apply(String service, String target) {
    for (InjectedFault fault : active()) {
      if (fault.matches(service, target)) {
        switch (fault.kind()) {
          case REFUSE -> throw ServiceFailures.outage(service);
          case THROTTLE -> throw ServiceFailures.throttling(service);
          case SLOW -> pause(SLOW_DELAY);
        }
      }
    }
    for (CallQuota quota : quotas) {
      if (quota.covers(service, target) && !quota.tryTake(clock.instant())) {
        throw ServiceFailures.throttling(service);
      }
    }
    if (delayed) {
      pause(AwsModel.latency(service, target).sample(random));
    }
  }

  private void pause(Duration duration) {
    try {
      delay.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
