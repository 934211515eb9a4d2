/** Runs complete jobs on a complete stack through its HTTP interfaces. */
@NullMarked
package dev.exesys.system.e2e;

import org.jspecify.annotations.NullMarked;
