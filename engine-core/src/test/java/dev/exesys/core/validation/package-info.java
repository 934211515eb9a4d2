@NullMarked
package dev.exesys.core.validation;

import org.jspecify.annotations.NullMarked;
