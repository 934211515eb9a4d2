/** Checks state machines, ours or anybody's. */
@NullMarked
package dev.exesys.compiler.lint;

import org.jspecify.annotations.NullMarked;
