@NullMarked
package dev.exesys.engine.lambda;

import org.jspecify.annotations.NullMarked;
