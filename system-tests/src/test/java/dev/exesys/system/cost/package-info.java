/** What a run costs: formulas, and the requests of real runs that they are held to. */
@NullMarked
package dev.exesys.system.cost;

import org.jspecify.annotations.NullMarked;
