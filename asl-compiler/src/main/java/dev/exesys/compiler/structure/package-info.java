/** Decomposes a reduced graph into sequences, forks and waits. */
@NullMarked
package dev.exesys.compiler.structure;

import org.jspecify.annotations.NullMarked;
