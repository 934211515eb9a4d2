/** Formats a run as one file. */
@NullMarked
package dev.exesys.cli.report;

import org.jspecify.annotations.NullMarked;
