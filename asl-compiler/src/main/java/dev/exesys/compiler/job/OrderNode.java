package dev.exesys.compiler.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an order that determine its states.
 *
 * @param name unique in the job; the name of the order's run state
 * @param dependencies the names of the orders that must be settled first
 * @param queueId the queue that the order occupies while it runs; {@code null} if none
 * @param approvalTimeoutSeconds how long the order waits for its approval before it starts; {@code
 *     null} if it needs none
 * @param retry the further attempts of the run state; {@code null} if there is one attempt
 * @param pool the pool of workers that poll an activity for the order; {@code null} if the engine
 *     starts a worker on its own target
 * @param gitFolder the working directory in the repository, by which a wide job is grouped; {@code
 *     null} for the root
 */
public record OrderNode(
    String name,
    List<String> dependencies,
    @Nullable String queueId,
    @Nullable Long approvalTimeoutSeconds,
    @Nullable RunStateRetry retry,
    @Nullable String pool,
    @Nullable String gitFolder) {
  public OrderNode {
    dependencies = List.copyOf(dependencies);
  }

  /** Returns an order without queue, approval, retry, pool and folder. */
  public static OrderNode of(String name, List<String> dependencies) {
    return new OrderNode(name, dependencies, null, null, null, null, null);
  }

  /** Returns an order without queue, approval, retry, pool and folder. */
  public static OrderNode of(String name, String... dependencies) {
    return of(name, List.of(dependencies));
  }

  /** Returns this order in a queue. */
  public OrderNode withQueue(@Nullable String queue) {
    return new OrderNode(name, dependencies, queue, approvalTimeoutSeconds, retry, pool, gitFolder);
  }

  /** Returns this order with an approval before it starts. */
  public OrderNode withApproval(@Nullable Long timeoutSeconds) {
    return new OrderNode(name, dependencies, queueId, timeoutSeconds, retry, pool, gitFolder);
  }

  /** Returns this order with further attempts. */
  public OrderNode withRetry(@Nullable RunStateRetry attempts) {
    return new OrderNode(
        name, dependencies, queueId, approvalTimeoutSeconds, attempts, pool, gitFolder);
  }

  /** Returns this order on a pool of workers. */
  public OrderNode withPool(@Nullable String workers) {
    return new OrderNode(
        name, dependencies, queueId, approvalTimeoutSeconds, retry, workers, gitFolder);
  }

  /** Returns this order in a folder of the repository. */
  public OrderNode withGitFolder(@Nullable String folder) {
    return new OrderNode(name, dependencies, queueId, approvalTimeoutSeconds, retry, pool, folder);
  }
}
