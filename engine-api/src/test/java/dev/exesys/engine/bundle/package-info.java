/** Tests of bundles. */
@NullMarked
package dev.exesys.engine.bundle;

import org.jspecify.annotations.NullMarked;
