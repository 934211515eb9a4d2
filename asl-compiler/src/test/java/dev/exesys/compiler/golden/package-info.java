/** Small shapes and the machines that they compile to, kept as files. */
@NullMarked
package dev.exesys.compiler.golden;

import org.jspecify.annotations.NullMarked;
