/** Reports runs to GitHub, over its REST API. */
@NullMarked
package dev.exesys.engine.codehost.github;

import org.jspecify.annotations.NullMarked;
