/** The engine on moto: databases, buckets, parameters and Step Functions that are not ours. */
@NullMarked
package dev.exesys.system.moto;

import org.jspecify.annotations.NullMarked;
