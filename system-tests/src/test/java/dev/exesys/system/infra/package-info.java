/** Tests the Terraform modules in {@code infra/} and checks that their pages match them. */
@NullMarked
package dev.exesys.system.infra;

import org.jspecify.annotations.NullMarked;
