/** Cuts a plan that is too large for one machine into several. */
@NullMarked
package dev.exesys.compiler.shard;

import org.jspecify.annotations.NullMarked;
