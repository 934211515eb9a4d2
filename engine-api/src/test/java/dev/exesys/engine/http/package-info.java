@NullMarked
package dev.exesys.engine.http;

import org.jspecify.annotations.NullMarked;
