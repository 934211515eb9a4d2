/** The worker as a program of its own, for CodeBuild and SSM. */
@NullMarked
package dev.exesys.worker.program;

import org.jspecify.annotations.NullMarked;
