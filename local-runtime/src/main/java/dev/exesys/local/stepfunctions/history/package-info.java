/** Execution history: event types, events, and how GetExecutionHistory shows them. */
@NullMarked
package dev.exesys.local.stepfunctions.history;

import org.jspecify.annotations.NullMarked;
