/** Holds the deployment in {@code infra/} and the pages about it against each other. */
@NullMarked
package dev.exesys.cli.infra;

import org.jspecify.annotations.NullMarked;
