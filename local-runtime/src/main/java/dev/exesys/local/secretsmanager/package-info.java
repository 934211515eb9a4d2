/** Secrets Manager: secrets with versions and staging labels, encrypted at rest. */
@NullMarked
package dev.exesys.local.secretsmanager;

import org.jspecify.annotations.NullMarked;
