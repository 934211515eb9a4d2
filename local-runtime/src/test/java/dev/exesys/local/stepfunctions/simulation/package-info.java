/** Tests of the local Step Functions. */
@NullMarked
package dev.exesys.local.stepfunctions.simulation;

import org.jspecify.annotations.NullMarked;
