/** Reports of runs to a code host: commit statuses, and a comment on a pull request or issue. */
@NullMarked
package dev.exesys.engine.codehost;

import org.jspecify.annotations.NullMarked;
