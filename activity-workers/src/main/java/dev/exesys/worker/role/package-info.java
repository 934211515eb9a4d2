/** The AWS role of an order's commands, provided to them as container credentials. */
@NullMarked
package dev.exesys.worker.role;

import org.jspecify.annotations.NullMarked;
