/** Tests of the toolkit for the local services. */
@NullMarked
package dev.exesys.local.protocol;

import org.jspecify.annotations.NullMarked;
