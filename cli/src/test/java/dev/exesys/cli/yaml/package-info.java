/** Tests of YAML reading. */
@NullMarked
package dev.exesys.cli.yaml;

import org.jspecify.annotations.NullMarked;
