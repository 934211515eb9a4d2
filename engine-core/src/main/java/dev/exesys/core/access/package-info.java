/** The credentials of workers: how a worker requests them, and what the engine returns. */
@NullMarked
package dev.exesys.core.access;

import org.jspecify.annotations.NullMarked;
