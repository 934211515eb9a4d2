/** Reads and writes SOPS documents encrypted with age, and masks secrets in output. */
@NullMarked
package dev.exesys.core.secrets;

import org.jspecify.annotations.NullMarked;
