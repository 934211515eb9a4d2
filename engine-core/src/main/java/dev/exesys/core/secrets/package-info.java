/** SOPS documents sealed with age, and masking of what they hold. */
@NullMarked
package dev.exesys.core.secrets;

import org.jspecify.annotations.NullMarked;
