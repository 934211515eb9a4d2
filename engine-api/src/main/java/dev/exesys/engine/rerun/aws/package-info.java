/** Requests of reruns by invocations of Lambda. */
@NullMarked
package dev.exesys.engine.rerun.aws;

import org.jspecify.annotations.NullMarked;
