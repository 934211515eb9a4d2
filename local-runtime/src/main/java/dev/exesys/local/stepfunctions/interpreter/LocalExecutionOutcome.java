package dev.exesys.local.stepfunctions.interpreter;

import org.jspecify.annotations.Nullable;

/** The status of an execution, with its output or its error. */
public record LocalExecutionOutcome(
    LocalExecutionStatus status,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause) {}
