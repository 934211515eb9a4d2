/** The Amazon States Language as immutable types. */
@NullMarked
package dev.exesys.asl;

import org.jspecify.annotations.NullMarked;
