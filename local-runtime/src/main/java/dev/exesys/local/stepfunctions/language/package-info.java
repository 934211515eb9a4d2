/**
 * Evaluates the expressions of the Amazon States Language: JSONPath, reference paths, intrinsic
 * functions, payload templates and Choice conditions. It depends on no states, clock or I/O.
 */
@NullMarked
package dev.exesys.local.stepfunctions.language;

import org.jspecify.annotations.NullMarked;
