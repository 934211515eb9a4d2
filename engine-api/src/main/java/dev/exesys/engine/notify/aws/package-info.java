/** Sends notifications to EventBridge. */
@NullMarked
package dev.exesys.engine.notify.aws;

import org.jspecify.annotations.NullMarked;
