/**
 * The interpreter of the states language: a pure state machine over one execution. Commands go in
 * with the time at which they happened; history events and effects (timers to set, tasks to start)
 * come out. It waits for nothing, reads no clock and does no I/O, so it runs alike in real time, in
 * virtual time and when a journal is replayed.
 */
@NullMarked
package dev.exesys.local.stepfunctions.interpreter;

import org.jspecify.annotations.NullMarked;
