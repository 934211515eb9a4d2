/**
 * Interprets the Amazon States Language. An execution accepts commands with their times and returns
 * history events and effects (timers to set, tasks to start). The interpreter does not block, read
 * a clock or do I/O, so real time, virtual time and the replay of a journal give the same result.
 */
@NullMarked
package dev.exesys.local.stepfunctions.interpreter;

import org.jspecify.annotations.NullMarked;
