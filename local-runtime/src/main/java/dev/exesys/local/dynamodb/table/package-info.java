/** Tables, items and index rows in the embedded database. */
@NullMarked
package dev.exesys.local.dynamodb.table;

import org.jspecify.annotations.NullMarked;
