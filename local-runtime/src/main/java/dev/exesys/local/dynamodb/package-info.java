/**
 * The local DynamoDB: tables, items, indexes, expressions and transactions in the embedded
 * database.
 */
@NullMarked
package dev.exesys.local.dynamodb;

import org.jspecify.annotations.NullMarked;
