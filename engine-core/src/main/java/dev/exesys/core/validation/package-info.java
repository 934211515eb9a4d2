/** Turns a payload into a job, or into everything that is wrong with it. */
@NullMarked
package dev.exesys.core.validation;

import org.jspecify.annotations.NullMarked;
