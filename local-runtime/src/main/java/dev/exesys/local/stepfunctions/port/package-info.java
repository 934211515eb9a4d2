/** Declares the interfaces that the caller of the local Step Functions implements. */
@NullMarked
package dev.exesys.local.stepfunctions.port;

import org.jspecify.annotations.NullMarked;
