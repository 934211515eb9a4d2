/** Tests of the local Step Functions. */
@NullMarked
package dev.exesys.local.stepfunctions.language;

import org.jspecify.annotations.NullMarked;
