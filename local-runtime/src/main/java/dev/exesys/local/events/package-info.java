/** EventBridge, as far as services' own events reach functions. */
@NullMarked
package dev.exesys.local.events;

import org.jspecify.annotations.NullMarked;
