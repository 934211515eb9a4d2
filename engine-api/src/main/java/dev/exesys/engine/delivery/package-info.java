/** The delivery of notifications at least once, from the items of runs. */
@NullMarked
package dev.exesys.engine.delivery;

import org.jspecify.annotations.NullMarked;
