/** The machines' ports over AWS Step Functions. */
@NullMarked
package dev.exesys.engine.machines.aws;

import org.jspecify.annotations.NullMarked;
