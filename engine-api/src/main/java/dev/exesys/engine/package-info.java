/** The engine's use cases and domain. */
@NullMarked
package dev.exesys.engine;

import org.jspecify.annotations.NullMarked;
