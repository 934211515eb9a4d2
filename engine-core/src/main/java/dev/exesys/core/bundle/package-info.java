/** The master keys of bundles, for the engine that encrypts and the worker that decrypts. */
@NullMarked
package dev.exesys.core.bundle;

import org.jspecify.annotations.NullMarked;
