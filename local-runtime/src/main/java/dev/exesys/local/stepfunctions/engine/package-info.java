/**
 * Drives executions in real time. Each execution has a mailbox; its commands are written to the
 * journal before they are acknowledged and before their effects are executed.
 */
@NullMarked
package dev.exesys.local.stepfunctions.engine;

import org.jspecify.annotations.NullMarked;
