/**
 * Lambda: functions of this JVM, invoked over the wire or from inside, at once or durably later.
 */
@NullMarked
package dev.exesys.local.lambda;

import org.jspecify.annotations.NullMarked;
