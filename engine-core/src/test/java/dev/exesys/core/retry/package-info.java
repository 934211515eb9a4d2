@NullMarked
package dev.exesys.core.retry;

import org.jspecify.annotations.NullMarked;
