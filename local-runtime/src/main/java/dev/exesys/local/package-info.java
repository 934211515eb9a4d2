/** The embedded stack. */
@NullMarked
package dev.exesys.local;

import org.jspecify.annotations.NullMarked;
