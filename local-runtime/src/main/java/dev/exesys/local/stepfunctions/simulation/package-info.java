/**
 * Runs executions in virtual time, without a database and without threads. The entry point is
 * {@link dev.exesys.local.stepfunctions.simulation.Simulation}.
 */
@NullMarked
package dev.exesys.local.stepfunctions.simulation;

import org.jspecify.annotations.NullMarked;
