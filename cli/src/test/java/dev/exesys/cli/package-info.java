@NullMarked
package dev.exesys.cli;

import org.jspecify.annotations.NullMarked;
