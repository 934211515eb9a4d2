/** Task tokens on Step Functions. */
@NullMarked
package dev.exesys.core.token.aws;

import org.jspecify.annotations.NullMarked;
