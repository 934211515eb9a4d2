@NullMarked
package dev.exesys.cli.connect;

import org.jspecify.annotations.NullMarked;
