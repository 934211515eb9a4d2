/** Checks state machine definitions. */
@NullMarked
package dev.exesys.compiler.lint;

import org.jspecify.annotations.NullMarked;
