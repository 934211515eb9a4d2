/** A checkout as an archive: packed once for a run, unpacked for each of its orders. */
@NullMarked
package dev.exesys.core.source;

import org.jspecify.annotations.NullMarked;
