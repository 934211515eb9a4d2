/** Partitions a plan that is too large for one state machine. */
@NullMarked
package dev.exesys.compiler.shard;

import org.jspecify.annotations.NullMarked;
