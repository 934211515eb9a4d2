/** Tests the local Lambda service. */
@NullMarked
package dev.exesys.local.lambda;

import org.jspecify.annotations.NullMarked;
