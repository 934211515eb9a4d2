/** YAML files as JSON trees, with the line of each value. */
@NullMarked
package dev.exesys.cli.yaml;

import org.jspecify.annotations.NullMarked;
