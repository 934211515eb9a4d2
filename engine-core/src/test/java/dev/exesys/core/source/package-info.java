@NullMarked
package dev.exesys.core.source;

import org.jspecify.annotations.NullMarked;
