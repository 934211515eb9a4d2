/**
 * The expression language: parsers for conditions, updates and projections, and their evaluation.
 */
@NullMarked
package dev.exesys.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
