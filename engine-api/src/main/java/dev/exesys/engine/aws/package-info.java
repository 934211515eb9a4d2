/** The engine over AWS SDK clients. */
@NullMarked
package dev.exesys.engine.aws;

import org.jspecify.annotations.NullMarked;
