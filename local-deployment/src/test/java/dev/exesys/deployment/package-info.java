/** Tests of the local deployment. */
@NullMarked
package dev.exesys.deployment;

import org.jspecify.annotations.NullMarked;
