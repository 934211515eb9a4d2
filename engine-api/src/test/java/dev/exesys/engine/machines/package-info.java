@NullMarked
package dev.exesys.engine.machines;

import org.jspecify.annotations.NullMarked;
