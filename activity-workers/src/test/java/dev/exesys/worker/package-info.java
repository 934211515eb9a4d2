@NullMarked
package dev.exesys.worker;

import org.jspecify.annotations.NullMarked;
