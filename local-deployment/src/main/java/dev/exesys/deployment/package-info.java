/**
 * The local deployment: the engine's functions and workers, installed on the local stack's
 * services.
 */
@NullMarked
package dev.exesys.deployment;

import org.jspecify.annotations.NullMarked;
