package dev.exesys.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records the decision about an order that waited for approval.
 *
 * @param approved false if the order was rejected
 * @param by ARN of the caller
 * @param comment null if the caller gave none
 * @param at when the caller decided
 */
public record ApprovalDecision(boolean approved, String by, @Nullable String comment, Instant at) {}
