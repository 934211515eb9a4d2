@NullMarked
package dev.exesys.engine.aws;

import org.jspecify.annotations.NullMarked;
