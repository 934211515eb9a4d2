/** Emits the states of a plan. */
@NullMarked
package dev.exesys.compiler.emit;

import org.jspecify.annotations.NullMarked;
