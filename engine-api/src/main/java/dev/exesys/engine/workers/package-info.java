/** The port that starts and stops workers. */
@NullMarked
package dev.exesys.engine.workers;

import org.jspecify.annotations.NullMarked;
