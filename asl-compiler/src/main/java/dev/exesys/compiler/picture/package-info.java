/** Draws order graphs and compiled state machines. */
@NullMarked
package dev.exesys.compiler.picture;

import org.jspecify.annotations.NullMarked;
