/** KMS with symmetric keys: keys, aliases, encryption context and data keys. */
@NullMarked
package dev.exesys.local.kms;

import org.jspecify.annotations.NullMarked;
