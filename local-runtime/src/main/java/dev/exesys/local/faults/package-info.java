/**
 * Makes the local stack as slow, throttled and faulty as AWS can be: injected faults, quotas and
 * latencies, applied to every request at the gateway and to the invocations of Step Functions.
 */
@NullMarked
package dev.exesys.local.faults;

import org.jspecify.annotations.NullMarked;
