/**
 * Session policies: what a session of an assumed role may do, as far as the requests of workers and
 * clients need.
 */
@NullMarked
package dev.exesys.local.iam;

import org.jspecify.annotations.NullMarked;
