/** Tests of the states language's types and JSON form. */
@NullMarked
package dev.exesys.asl;

import org.jspecify.annotations.NullMarked;
