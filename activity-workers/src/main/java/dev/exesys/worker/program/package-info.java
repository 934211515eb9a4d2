/** Runs the worker as a program, for CodeBuild and SSM. */
@NullMarked
package dev.exesys.worker.program;

import org.jspecify.annotations.NullMarked;
