/** The local DynamoDB held against moto's by random calls. */
@NullMarked
package dev.exesys.local.dynamodb.moto;

import org.jspecify.annotations.NullMarked;
