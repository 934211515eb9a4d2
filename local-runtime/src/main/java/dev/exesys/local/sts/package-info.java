/** STS: sessions of assumed roles, which expire, and the identity of a caller. */
@NullMarked
package dev.exesys.local.sts;

import org.jspecify.annotations.NullMarked;
