/** Tests the injection of faults. */
@NullMarked
package dev.exesys.local.faults;

import org.jspecify.annotations.NullMarked;
