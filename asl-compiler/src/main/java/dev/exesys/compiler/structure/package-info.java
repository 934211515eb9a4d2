/** From a reduced graph to sequences, parallels and waits. */
@NullMarked
package dev.exesys.compiler.structure;

import org.jspecify.annotations.NullMarked;
