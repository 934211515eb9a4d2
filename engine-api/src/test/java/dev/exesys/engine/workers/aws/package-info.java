/** Tests of the worker launchers. */
@NullMarked
package dev.exesys.engine.workers.aws;

import org.jspecify.annotations.NullMarked;
