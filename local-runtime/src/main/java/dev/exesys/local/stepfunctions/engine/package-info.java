/**
 * Drives executions in real time: one mailbox each, commands written to the journal before anything
 * follows from them, effects carried out after that.
 */
@NullMarked
package dev.exesys.local.stepfunctions.engine;

import org.jspecify.annotations.NullMarked;
