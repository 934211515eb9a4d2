/** Creates the use cases over their ports, independent of AWS. */
@NullMarked
package dev.exesys.engine.wiring;

import org.jspecify.annotations.NullMarked;
