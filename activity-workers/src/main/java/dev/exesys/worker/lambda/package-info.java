/** Runs the worker as a Lambda function. */
@NullMarked
package dev.exesys.worker.lambda;

import org.jspecify.annotations.NullMarked;
