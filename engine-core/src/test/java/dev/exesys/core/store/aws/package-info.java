@NullMarked
package dev.exesys.core.store.aws;

import org.jspecify.annotations.NullMarked;
