/** Tests of the conversions from other systems. */
@NullMarked
package dev.exesys.cli.imports;

import org.jspecify.annotations.NullMarked;
