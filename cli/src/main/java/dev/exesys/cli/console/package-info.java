/** What the program writes: results to standard output, everything else to standard error. */
@NullMarked
package dev.exesys.cli.console;

import org.jspecify.annotations.NullMarked;
