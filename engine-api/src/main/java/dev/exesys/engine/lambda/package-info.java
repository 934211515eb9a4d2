/** Entry points of the engine's Lambda functions. */
@NullMarked
package dev.exesys.engine.lambda;

import org.jspecify.annotations.NullMarked;
