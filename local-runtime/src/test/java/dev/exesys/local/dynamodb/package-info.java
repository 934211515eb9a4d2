@NullMarked
package dev.exesys.local.dynamodb;

import org.jspecify.annotations.NullMarked;
