/** What the service allows, and how much of it a machine needs. */
@NullMarked
package dev.exesys.compiler.limits;

import org.jspecify.annotations.NullMarked;
