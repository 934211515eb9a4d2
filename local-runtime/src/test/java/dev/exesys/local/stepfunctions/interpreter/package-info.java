@NullMarked
package dev.exesys.local.stepfunctions.interpreter;

import org.jspecify.annotations.NullMarked;
