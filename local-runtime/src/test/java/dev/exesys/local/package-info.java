/** Tests of the stack as a whole, through the clients that people use. */
@NullMarked
package dev.exesys.local;

import org.jspecify.annotations.NullMarked;
