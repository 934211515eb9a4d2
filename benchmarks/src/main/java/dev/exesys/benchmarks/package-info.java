/** JMH benchmarks. */
@NullMarked
package dev.exesys.benchmarks;

import org.jspecify.annotations.NullMarked;
