/** Tests of the Amazon States Language model. */
@NullMarked
package dev.exesys.asl;

import org.jspecify.annotations.NullMarked;
