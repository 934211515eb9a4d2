/** Service limits, and how much of them a state machine uses. */
@NullMarked
package dev.exesys.compiler.limits;

import org.jspecify.annotations.NullMarked;
