/** A simulator that knows only the payload convention of compiled machines. */
@NullMarked
package dev.exesys.compiler.simulation;

import org.jspecify.annotations.NullMarked;
