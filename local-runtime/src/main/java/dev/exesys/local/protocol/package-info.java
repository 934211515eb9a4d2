/** What every local AWS service looks like to the gateway. */
@NullMarked
package dev.exesys.local.protocol;

import org.jspecify.annotations.NullMarked;
