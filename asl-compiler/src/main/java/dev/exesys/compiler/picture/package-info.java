/** Draws order graphs and compiled machines. */
@NullMarked
package dev.exesys.compiler.picture;

import org.jspecify.annotations.NullMarked;
