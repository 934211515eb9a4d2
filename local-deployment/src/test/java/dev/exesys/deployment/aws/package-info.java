/** Tests of the clients of the local services. */
@NullMarked
package dev.exesys.deployment.aws;

import org.jspecify.annotations.NullMarked;
