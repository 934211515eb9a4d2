/** Tests of the lint. */
@NullMarked
package dev.exesys.compiler.lint;

import org.jspecify.annotations.NullMarked;
