@NullMarked
package dev.exesys.cli.turns;

import org.jspecify.annotations.NullMarked;
