/** The expression language: parsed into records, evaluated apart from parsing. */
@NullMarked
package dev.exesys.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
