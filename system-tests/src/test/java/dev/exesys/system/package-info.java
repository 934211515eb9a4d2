/** Tests over all modules: the directions of dependency, and what holds for every source file. */
@NullMarked
package dev.exesys.system;

import org.jspecify.annotations.NullMarked;
