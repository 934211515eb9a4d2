@NullMarked
package dev.exesys.worker.log;

import org.jspecify.annotations.NullMarked;
