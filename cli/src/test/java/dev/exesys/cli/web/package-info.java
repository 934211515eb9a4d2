/** Tests of the page's server. */
@NullMarked
package dev.exesys.cli.web;

import org.jspecify.annotations.NullMarked;
