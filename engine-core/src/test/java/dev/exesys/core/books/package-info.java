@NullMarked
package dev.exesys.core.books;

import org.jspecify.annotations.NullMarked;
