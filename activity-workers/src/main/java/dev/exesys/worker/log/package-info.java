/** An order's log on its way to the bucket. */
@NullMarked
package dev.exesys.worker.log;

import org.jspecify.annotations.NullMarked;
