/** Tests of the local Step Functions. */
@NullMarked
package dev.exesys.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
