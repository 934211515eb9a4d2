/** Tests of the compiler. */
@NullMarked
package dev.exesys.compiler;

import org.jspecify.annotations.NullMarked;
