/** Compiles a graph of orders into Amazon States Language state machines. */
@NullMarked
package dev.exesys.compiler;

import org.jspecify.annotations.NullMarked;
