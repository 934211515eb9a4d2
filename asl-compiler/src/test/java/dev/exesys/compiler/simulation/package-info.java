/** Simulators of compiled state machines in virtual time. */
@NullMarked
package dev.exesys.compiler.simulation;

import org.jspecify.annotations.NullMarked;
