package dev.exesys.cli.turns;

import dev.exesys.worker.process.Turn;

/** One order's turn among all that a stack does. */
public final class OrderTurn implements Turn {
  private final Turns turns;
  private boolean held;

  /** A turn that is not taken yet. */
  public OrderTurn(Turns turns) {
    this.turns = turns;
  }

  @Override
  public void take() throws InterruptedException {
    turns.take(Turns.Rank.WORKER);
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
