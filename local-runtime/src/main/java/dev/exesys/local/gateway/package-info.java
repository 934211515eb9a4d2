/** The one port: HTTP on loopback, signatures, and which service a request is for. */
@NullMarked
package dev.exesys.local.gateway;

import org.jspecify.annotations.NullMarked;
