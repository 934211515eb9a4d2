/** POST /init: validates, compiles, stores and starts a job. */
@NullMarked
package dev.exesys.engine.init;

import org.jspecify.annotations.NullMarked;
