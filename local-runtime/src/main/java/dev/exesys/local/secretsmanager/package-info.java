/** Secrets Manager. */
@NullMarked
package dev.exesys.local.secretsmanager;

import org.jspecify.annotations.NullMarked;
