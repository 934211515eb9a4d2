/**
 * A local AWS Step Functions: {@link dev.exesys.local.stepfunctions.StepFunctions} speaks the
 * service's protocol.
 *
 * <p>{@code language} evaluates paths and intrinsic functions, {@code interpreter} is the pure
 * core, {@code history} its events, {@code store} the tables, {@code engine} drives executions in
 * real time, {@code simulation} in virtual time, {@code port} is what the surroundings provide.
 */
@NullMarked
package dev.exesys.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
