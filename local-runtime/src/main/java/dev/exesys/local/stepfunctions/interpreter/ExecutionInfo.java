package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import java.util.function.LongFunction;

/**
 * The properties of an execution that are fixed before it starts.
 *
 * @param input JSON text
 * @param seed the seed of all random values of this execution, so that a replay repeats them
 * @param tokens returns the token of a task by the task's number; the same number gives the same
 *     token
 */
public record ExecutionInfo(
    String arn,
    String name,
    String machineArn,
    String machineName,
    String roleArn,
    String region,
    Instant startTime,
    String input,
    long seed,
    LongFunction<String> tokens) {}
