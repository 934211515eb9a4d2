/** Tests the local EventBridge. */
@NullMarked
package dev.exesys.local.events;

import org.jspecify.annotations.NullMarked;
