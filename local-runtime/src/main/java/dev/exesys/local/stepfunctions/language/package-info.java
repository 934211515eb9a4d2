/**
 * The expression half of the states language: JSONPath, reference paths, intrinsic functions,
 * payload templates and the conditions of Choice states. It knows no states, no time and no I/O.
 */
@NullMarked
package dev.exesys.local.stepfunctions.language;

import org.jspecify.annotations.NullMarked;
