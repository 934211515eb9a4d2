/** Task tokens: how a service completes a state that waits for it. */
@NullMarked
package dev.exesys.core.token;

import org.jspecify.annotations.NullMarked;
