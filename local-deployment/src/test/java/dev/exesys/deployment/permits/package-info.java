@NullMarked
package dev.exesys.deployment.permits;

import org.jspecify.annotations.NullMarked;
