/** Folders and files that are the same whatever the environment of this process is. */
@NullMarked
package dev.exesys.core.folders;

import org.jspecify.annotations.NullMarked;
