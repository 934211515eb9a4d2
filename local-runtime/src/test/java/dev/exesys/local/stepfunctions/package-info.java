@NullMarked
package dev.exesys.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
