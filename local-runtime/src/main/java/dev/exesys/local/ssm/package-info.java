/** Systems Manager: Parameter Store and Run SentCommand. */
@NullMarked
package dev.exesys.local.ssm;

import org.jspecify.annotations.NullMarked;
