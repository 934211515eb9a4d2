/** Requests and responses of an HTTP API or a function URL, and their routes. */
@NullMarked
package dev.exesys.engine.http;

import org.jspecify.annotations.NullMarked;
