/** The environments of orders: collected, sealed and deleted. */
@NullMarked
package dev.exesys.engine.bundle;

import org.jspecify.annotations.NullMarked;
