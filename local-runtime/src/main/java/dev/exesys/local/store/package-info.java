/** The embedded database that all local services write to before they acknowledge anything. */
@NullMarked
package dev.exesys.local.store;

import org.jspecify.annotations.NullMarked;
