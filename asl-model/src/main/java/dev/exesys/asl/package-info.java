/** The Amazon States Language as immutable types, with its JSON form. */
@NullMarked
package dev.exesys.asl;

import org.jspecify.annotations.NullMarked;
