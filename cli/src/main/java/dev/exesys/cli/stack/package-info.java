/** Starts and stops local stacks for the commands. */
@NullMarked
package dev.exesys.cli.stack;

import org.jspecify.annotations.NullMarked;
