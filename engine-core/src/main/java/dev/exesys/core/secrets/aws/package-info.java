/** Data keys of AWS KMS. */
@NullMarked
package dev.exesys.core.secrets.aws;

import org.jspecify.annotations.NullMarked;
