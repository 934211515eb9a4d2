/** Services that refuse workers. */
@NullMarked
package dev.exesys.engine.workers.aws;

import org.jspecify.annotations.NullMarked;
