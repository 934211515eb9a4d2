@NullMarked
package dev.exesys.worker.events;

import org.jspecify.annotations.NullMarked;
