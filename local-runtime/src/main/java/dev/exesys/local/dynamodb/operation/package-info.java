/** The operations of the local DynamoDB, one class each. */
@NullMarked
package dev.exesys.local.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
