@NullMarked
package dev.exesys.core.secrets;

import org.jspecify.annotations.NullMarked;
