package dev.exesys.core.store.aws;

import dev.exesys.core.store.Settlement;

/** The attributes of an order's item that a settlement sets. */
final class SettlementItem {
  private SettlementItem() {}

  static ItemBuilder of(Settlement settlement) {
    return new ItemBuilder()
        .text("event_type", settlement.eventType())
        .time("ended_at", settlement.endedAt())
        .number("exit_code", settlement.exitCode())
        .text("log", settlement.log())
        .text("reason", settlement.reason())
        .text("cause", settlement.cause() == null ? null : settlement.cause().wire())
        .text("blocked_by", settlement.blockedBy());
  }
}
