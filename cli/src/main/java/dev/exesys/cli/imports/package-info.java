/** Converts the files of other systems to jobs, and reports what has no counterpart. */
@NullMarked
package dev.exesys.cli.imports;

import org.jspecify.annotations.NullMarked;
