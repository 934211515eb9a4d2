/** Who may work at the moment, of all that a stack's functions and workers have to do. */
@NullMarked
package dev.exesys.cli.permits;

import org.jspecify.annotations.NullMarked;
