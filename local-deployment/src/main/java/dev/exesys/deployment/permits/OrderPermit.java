package dev.exesys.deployment.permits;

import dev.exesys.worker.process.Permit;

/** One order's turn among all that a stack does. */
public final class OrderPermit implements Permit {
  private final PriorityLimiter turns;
  private boolean held;

  /** A turn that is not taken yet. */
  public OrderPermit(PriorityLimiter turns) {
    this.turns = turns;
  }

  @Override
  public void take() throws InterruptedException {
    turns.take(PriorityLimiter.Rank.WORKER);
    held = true;
  }

  @Override
  public void giveBack() {
    if (held) {
      held = false;
      turns.giveBack();
    }
  }
}
