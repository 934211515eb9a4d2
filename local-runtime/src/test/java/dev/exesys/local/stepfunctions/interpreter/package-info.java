/** Tests of the local Step Functions. */
@NullMarked
package dev.exesys.local.stepfunctions.interpreter;

import org.jspecify.annotations.NullMarked;
