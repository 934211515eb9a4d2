/** Operating system processes that stand for builds and commands on instances. */
@NullMarked
package dev.exesys.local.process;

import org.jspecify.annotations.NullMarked;
