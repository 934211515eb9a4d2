/** Reads the settings of a deployment from environment variables. */
@NullMarked
package dev.exesys.core.settings;

import org.jspecify.annotations.NullMarked;
