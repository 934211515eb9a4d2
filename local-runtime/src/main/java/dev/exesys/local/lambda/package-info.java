/** Lambda: functions of this JVM, with synchronous and with durable asynchronous invocations. */
@NullMarked
package dev.exesys.local.lambda;

import org.jspecify.annotations.NullMarked;
