/** Stores state machines, executions, journals and histories in the embedded database. */
@NullMarked
package dev.exesys.local.stepfunctions.store;

import org.jspecify.annotations.NullMarked;
