@NullMarked
package dev.exesys.engine;

import org.jspecify.annotations.NullMarked;
