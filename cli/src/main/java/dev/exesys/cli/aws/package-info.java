/** Calls the engine and reads the stores of its deployment. */
@NullMarked
package dev.exesys.cli.aws;

import org.jspecify.annotations.NullMarked;
