/** The input of the compiler: the order graph and the settings of the deployment. */
@NullMarked
package dev.exesys.compiler.job;

import org.jspecify.annotations.NullMarked;
