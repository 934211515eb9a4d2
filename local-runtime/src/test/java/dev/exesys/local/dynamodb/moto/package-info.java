/** Compares the local DynamoDB with moto by random calls. */
@NullMarked
package dev.exesys.local.dynamodb.moto;

import org.jspecify.annotations.NullMarked;
