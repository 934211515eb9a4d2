@NullMarked
package dev.exesys.worker.pool;

import org.jspecify.annotations.NullMarked;
