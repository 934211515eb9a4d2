/** Running commands: starting them, waiting, and leaving no process of theirs behind. */
@NullMarked
package dev.exesys.worker.process;

import org.jspecify.annotations.NullMarked;
