/** Small graphs and the state machines that they compile to, as files. */
@NullMarked
package dev.exesys.compiler.golden;

import org.jspecify.annotations.NullMarked;
