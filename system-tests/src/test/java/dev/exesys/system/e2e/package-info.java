/** Whole jobs on a whole stack in this JVM, over the wire. */
@NullMarked
package dev.exesys.system.e2e;

import org.jspecify.annotations.NullMarked;
