/** The syntax of paths and intrinsic functions in the Amazon States Language. */
@NullMarked
package dev.exesys.asl.expression;

import org.jspecify.annotations.NullMarked;
