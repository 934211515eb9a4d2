/** What is compiled, and for which deployment. */
@NullMarked
package dev.exesys.compiler.job;

import org.jspecify.annotations.NullMarked;
