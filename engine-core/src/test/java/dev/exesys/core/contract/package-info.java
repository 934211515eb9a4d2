@NullMarked
package dev.exesys.core.contract;

import org.jspecify.annotations.NullMarked;
