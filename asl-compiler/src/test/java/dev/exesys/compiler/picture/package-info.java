/** Tests of the pictures. */
@NullMarked
package dev.exesys.compiler.picture;

import org.jspecify.annotations.NullMarked;
