/**
 * The web page: lists runs, shows a run while it is in progress, and changes it with the caller's
 * credentials.
 */
@NullMarked
package dev.exesys.cli.web;

import org.jspecify.annotations.NullMarked;
