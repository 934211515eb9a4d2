/** The exesys program: one class a command. */
@NullMarked
package dev.exesys.cli;

import org.jspecify.annotations.NullMarked;
