/** The contract as cases: a folder a case, a request and what is expected of the engine. */
@NullMarked
package dev.exesys.system.conformance;

import org.jspecify.annotations.NullMarked;
