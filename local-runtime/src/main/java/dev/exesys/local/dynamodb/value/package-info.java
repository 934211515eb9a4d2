/** Attribute values: their types, JSON form, size, and the byte order of keys. */
@NullMarked
package dev.exesys.local.dynamodb.value;

import org.jspecify.annotations.NullMarked;
