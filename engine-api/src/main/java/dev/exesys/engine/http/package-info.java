/** Events and answers of an HTTP API or a function URL, and the routes. */
@NullMarked
package dev.exesys.engine.http;

import org.jspecify.annotations.NullMarked;
