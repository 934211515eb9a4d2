/** The report of a worker to the engine, and the engine's answer. */
@NullMarked
package dev.exesys.core.report;

import org.jspecify.annotations.NullMarked;
