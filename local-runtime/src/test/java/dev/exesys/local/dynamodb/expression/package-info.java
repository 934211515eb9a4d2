@NullMarked
package dev.exesys.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
