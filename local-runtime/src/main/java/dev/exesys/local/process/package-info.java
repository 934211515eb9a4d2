/** Operating system processes of builds and of commands on instances. */
@NullMarked
package dev.exesys.local.process;

import org.jspecify.annotations.NullMarked;
