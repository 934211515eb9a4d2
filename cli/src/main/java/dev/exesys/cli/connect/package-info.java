/** Finds the engine: a given endpoint, the environment, or the local stack of a data directory. */
@NullMarked
package dev.exesys.cli.connect;

import org.jspecify.annotations.NullMarked;
