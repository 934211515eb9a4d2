/** Puts the use cases together over the ports; knows no AWS. */
@NullMarked
package dev.exesys.engine.wiring;

import org.jspecify.annotations.NullMarked;
