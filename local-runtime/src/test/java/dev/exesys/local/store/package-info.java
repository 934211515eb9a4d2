@NullMarked
package dev.exesys.local.store;

import org.jspecify.annotations.NullMarked;
