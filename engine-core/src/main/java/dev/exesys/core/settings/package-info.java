/** What a deployment tells its functions through the environment. */
@NullMarked
package dev.exesys.core.settings;

import org.jspecify.annotations.NullMarked;
