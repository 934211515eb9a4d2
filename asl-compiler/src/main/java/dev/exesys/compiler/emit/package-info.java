/** From sequences, parallels and waits to states. */
@NullMarked
package dev.exesys.compiler.emit;

import org.jspecify.annotations.NullMarked;
