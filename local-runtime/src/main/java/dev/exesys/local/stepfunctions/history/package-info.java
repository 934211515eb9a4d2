/** Defines the events of execution histories. */
@NullMarked
package dev.exesys.local.stepfunctions.history;

import org.jspecify.annotations.NullMarked;
