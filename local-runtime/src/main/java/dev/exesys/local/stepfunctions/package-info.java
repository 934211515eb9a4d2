/**
 * Serves AWS Step Functions locally; the entry point is {@link
 * dev.exesys.local.stepfunctions.StepFunctions}.
 *
 * <p>Package {@code language} evaluates paths and intrinsic functions, {@code interpreter} executes
 * state machines without I/O, {@code history} defines the history events, {@code store} the
 * database tables, {@code engine} drives executions in real time, {@code simulation} in virtual
 * time, and {@code port} declares what the service requires from its caller.
 */
@NullMarked
package dev.exesys.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
