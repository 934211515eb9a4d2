/** Requests to the engine and to the services it keeps its books in. */
@NullMarked
package dev.exesys.cli.aws;

import org.jspecify.annotations.NullMarked;
