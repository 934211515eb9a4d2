/** The adapters of the {@code machines} ports to AWS Step Functions. */
@NullMarked
package dev.exesys.engine.machines.aws;

import org.jspecify.annotations.NullMarked;
