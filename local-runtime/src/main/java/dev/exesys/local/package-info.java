/** The local stack: AWS services in one JVM, and its configuration. */
@NullMarked
package dev.exesys.local;

import org.jspecify.annotations.NullMarked;
