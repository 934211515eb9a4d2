@NullMarked
package dev.exesys.engine.source;

import org.jspecify.annotations.NullMarked;
