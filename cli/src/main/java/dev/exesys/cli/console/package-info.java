/**
 * Input and output of the program: results go to standard output, everything else to standard
 * error.
 */
@NullMarked
package dev.exesys.cli.console;

import org.jspecify.annotations.NullMarked;
