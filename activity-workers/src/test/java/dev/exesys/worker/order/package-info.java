@NullMarked
package dev.exesys.worker.order;

import org.jspecify.annotations.NullMarked;
