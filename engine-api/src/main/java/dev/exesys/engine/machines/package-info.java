/** State machines, their executions and task tokens, as ports. */
@NullMarked
package dev.exesys.engine.machines;

import org.jspecify.annotations.NullMarked;
