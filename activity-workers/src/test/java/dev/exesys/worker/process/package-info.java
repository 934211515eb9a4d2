@NullMarked
package dev.exesys.worker.process;

import org.jspecify.annotations.NullMarked;
