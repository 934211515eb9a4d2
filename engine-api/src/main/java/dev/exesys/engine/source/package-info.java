/** The one checkout a run has: fetched once, kept as an archive by its content. */
@NullMarked
package dev.exesys.engine.source;

import org.jspecify.annotations.NullMarked;
