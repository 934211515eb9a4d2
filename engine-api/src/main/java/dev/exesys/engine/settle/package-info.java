/** Settles orders and records their terminal events. */
@NullMarked
package dev.exesys.engine.settle;

import org.jspecify.annotations.NullMarked;
