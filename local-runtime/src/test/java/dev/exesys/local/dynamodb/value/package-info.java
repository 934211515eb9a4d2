@NullMarked
package dev.exesys.local.dynamodb.value;

import org.jspecify.annotations.NullMarked;
