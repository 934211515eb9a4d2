/** Keeps the data of private stacks whose job did not succeed, and reads it. */
@NullMarked
package dev.exesys.cli.archive;

import org.jspecify.annotations.NullMarked;
