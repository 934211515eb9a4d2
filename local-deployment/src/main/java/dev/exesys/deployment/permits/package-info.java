/** Limits how many functions and orders of a local stack work at the same time. */
@NullMarked
package dev.exesys.deployment.permits;

import org.jspecify.annotations.NullMarked;
