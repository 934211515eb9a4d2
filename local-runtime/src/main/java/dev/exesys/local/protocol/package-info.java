/**
 * Toolkit for the local services: request reader, paginator, JSON mapper, errors and the dispatch
 * of operations.
 */
@NullMarked
package dev.exesys.local.protocol;

import org.jspecify.annotations.NullMarked;
