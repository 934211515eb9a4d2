/** The local stack: the engine's functions put onto the local runtime. */
@NullMarked
package dev.exesys.cli.stack;

import org.jspecify.annotations.NullMarked;
