/** Tests of the sessions of workers. */
@NullMarked
package dev.exesys.engine.workers;

import org.jspecify.annotations.NullMarked;
