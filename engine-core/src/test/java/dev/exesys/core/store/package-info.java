@NullMarked
package dev.exesys.core.store;

import org.jspecify.annotations.NullMarked;
