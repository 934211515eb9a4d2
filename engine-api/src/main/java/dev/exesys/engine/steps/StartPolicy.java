package dev.exesys.engine.steps;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an order runs, once its dependencies are settled, according to this table:
 *
 * <pre>
 * when        | a dependency blocks | one did not succeed | the job failed fast | decision
 * always      | any                 | any                 | any                 | run
 * on_failure  | any                 | no                  | any                 | skip
 * on_failure  | any                 | yes                 | no                  | run
 * on_failure  | any                 | yes                 | yes                 | block, by the order that failed
 * on_success  | yes                 | (yes)               | any                 | block, by the first such dependency
 * on_success  | no                  | any                 | yes                 | block, by the order that failed
 * on_success  | no                  | any                 | no                  | run
 * </pre>
 *
 * <p>A dependency blocks if it was itself blocked, whatever its flag, or if it ran, did not succeed
 * and must succeed.
 */
public final class StartPolicy {

  private StartPolicy() {}

  /**
   * A settled dependency.
   *
   * @param blocked whether it never ran because it was blocked
   */
  public record Dependency(String name, OrderStatus status, boolean blocked, boolean mustSucceed) {

    boolean succeeded() {
      return status == OrderStatus.SUCCEEDED;
    }

    boolean blocks() {
      return blocked || (!succeeded() && mustSucceed);
    }
  }

  /** The decision about an order. */
  public sealed interface Decision {}

  /** The order runs. */
  public record Run() implements Decision {}

  /** The order is settled as succeeded, with event type {@code skipped}. */
  public record Skip() implements Decision {}

  /**
   * The order is settled as failed, with event type {@code blocked}.
   *
   * @param by the order that is the cause
   * @param failFast whether that order made the job fail fast; otherwise it is a dependency
   */
  public record Block(String by, boolean failFast) implements Decision {}

  /**
   * Returns the decision about an order.
   *
   * @param dependencies all settled dependencies, in the order's sequence
   * @param failedFastBy the order that made the job fail fast; null if there is none
   */
  public static Decision decide(
      When when, List<Dependency> dependencies, @Nullable String failedFastBy) {
    return switch (when) {
      case ALWAYS -> new Run();
      case ON_FAILURE ->
          dependencies.stream().allMatch(Dependency::succeeded)
              ? new Skip()
              : runUnless(failedFastBy);
      case ON_SUCCESS -> {
        Optional<Dependency> blocker = dependencies.stream().filter(Dependency::blocks).findFirst();
        yield blocker.isPresent()
            ? new Block(blocker.get().name(), false)
            : runUnless(failedFastBy);
      }
    };
  }

  private static Decision runUnless(@Nullable String failedFastBy) {
    return failedFastBy == null ? new Run() : new Block(failedFastBy, true);
  }
}
