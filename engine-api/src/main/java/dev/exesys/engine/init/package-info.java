/** POST /init: validate, plan, compile, persist, start. */
@NullMarked
package dev.exesys.engine.init;

import org.jspecify.annotations.NullMarked;
