/**
 * Executions in virtual time, without a database and without threads: an hour's wait takes as long
 * as it takes to compute what happens after it. {@link
 * dev.exesys.local.stepfunctions.simulation.Simulation} is the entry point.
 */
@NullMarked
package dev.exesys.local.stepfunctions.simulation;

import org.jspecify.annotations.NullMarked;
