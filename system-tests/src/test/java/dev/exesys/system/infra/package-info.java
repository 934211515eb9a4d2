/** Holds the deployment in {@code infra/} and the pages about it against each other. */
@NullMarked
package dev.exesys.system.infra;

import org.jspecify.annotations.NullMarked;
