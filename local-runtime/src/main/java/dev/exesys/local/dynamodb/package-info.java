/**
 * A small DynamoDB over the embedded database: tables, items, indexes, expressions, transactions.
 */
@NullMarked
package dev.exesys.local.dynamodb;

import org.jspecify.annotations.NullMarked;
