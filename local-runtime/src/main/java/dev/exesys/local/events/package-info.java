/** EventBridge: rules that invoke functions with the events of services. */
@NullMarked
package dev.exesys.local.events;

import org.jspecify.annotations.NullMarked;
