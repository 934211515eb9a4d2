@NullMarked
package dev.exesys.core.books.aws;

import org.jspecify.annotations.NullMarked;
