/** Tests of artifact patterns and archives. */
@NullMarked
package dev.exesys.core.artifact;

import org.jspecify.annotations.NullMarked;
