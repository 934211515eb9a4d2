/** Validates payloads: converts each into a job or into a complete list of its problems. */
@NullMarked
package dev.exesys.core.validation;

import org.jspecify.annotations.NullMarked;
