/** What the local Step Functions needs from its surroundings. */
@NullMarked
package dev.exesys.local.stepfunctions.port;

import org.jspecify.annotations.NullMarked;
