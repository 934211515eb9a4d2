/** Packs a checkout as a source archive once per run, and unpacks it for each order. */
@NullMarked
package dev.exesys.core.source;

import org.jspecify.annotations.NullMarked;
