/** What a deployment has before the first job: its tables. */
@NullMarked
package dev.exesys.cli.stack.aws;

import org.jspecify.annotations.NullMarked;
