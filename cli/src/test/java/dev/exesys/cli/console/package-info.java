/** Tests of what the commands display. */
@NullMarked
package dev.exesys.cli.console;

import org.jspecify.annotations.NullMarked;
