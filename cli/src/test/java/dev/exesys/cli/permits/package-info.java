@NullMarked
package dev.exesys.cli.permits;

import org.jspecify.annotations.NullMarked;
