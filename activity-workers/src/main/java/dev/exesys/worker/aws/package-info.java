/** Implements the worker's ports with the AWS SDK. */
@NullMarked
package dev.exesys.worker.aws;

import org.jspecify.annotations.NullMarked;
