/** Tests of settings. */
@NullMarked
package dev.exesys.core.settings;

import org.jspecify.annotations.NullMarked;
