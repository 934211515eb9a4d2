/** Systems Manager: Parameter Store and Run Command. */
@NullMarked
package dev.exesys.local.ssm;

import org.jspecify.annotations.NullMarked;
