/**
 * The runner: claims an order, prepares its workspace and environment, runs its commands, and
 * reports the outcome.
 */
@NullMarked
package dev.exesys.worker;

import org.jspecify.annotations.NullMarked;
