/** The commands of the exesys program, one class each. */
@NullMarked
package dev.exesys.cli;

import org.jspecify.annotations.NullMarked;
