/** Packs the artifacts of an order as an archive and unpacks them in another order's checkout. */
@NullMarked
package dev.exesys.core.artifact;

import org.jspecify.annotations.NullMarked;
