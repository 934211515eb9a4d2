/** The state handlers: prepare, run, wait, acquire, settle, finalize. */
@NullMarked
package dev.exesys.engine.steps;

import org.jspecify.annotations.NullMarked;
