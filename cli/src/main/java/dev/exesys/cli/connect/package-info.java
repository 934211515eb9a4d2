/** Where the engine is: a given endpoint, the environment, or the local stack of a data folder. */
@NullMarked
package dev.exesys.cli.connect;

import org.jspecify.annotations.NullMarked;
