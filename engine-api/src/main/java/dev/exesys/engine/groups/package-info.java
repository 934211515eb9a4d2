/** Concurrency groups: runs that run one after the other. */
@NullMarked
package dev.exesys.engine.groups;

import org.jspecify.annotations.NullMarked;
