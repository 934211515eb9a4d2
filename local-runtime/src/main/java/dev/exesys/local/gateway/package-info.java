/**
 * The HTTP gateway of the local stack: signature verification and routing to the service endpoints.
 */
@NullMarked
package dev.exesys.local.gateway;

import org.jspecify.annotations.NullMarked;
