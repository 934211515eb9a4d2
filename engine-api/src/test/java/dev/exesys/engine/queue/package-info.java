@NullMarked
package dev.exesys.engine.queue;

import org.jspecify.annotations.NullMarked;
