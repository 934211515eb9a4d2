@NullMarked
package dev.exesys.engine.sim;

import org.jspecify.annotations.NullMarked;
