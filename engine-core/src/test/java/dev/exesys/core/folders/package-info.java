/** Tests of folders and file permissions. */
@NullMarked
package dev.exesys.core.folders;

import org.jspecify.annotations.NullMarked;
