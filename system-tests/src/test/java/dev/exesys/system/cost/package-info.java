/** Computes the cost of runs, and checks the formulas against the requests of real runs. */
@NullMarked
package dev.exesys.system.cost;

import org.jspecify.annotations.NullMarked;
