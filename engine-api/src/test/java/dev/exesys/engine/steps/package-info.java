@NullMarked
package dev.exesys.engine.steps;

import org.jspecify.annotations.NullMarked;
