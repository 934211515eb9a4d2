/** One class an operation of the service: what it accepts, refuses and answers. */
@NullMarked
package dev.exesys.local.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
