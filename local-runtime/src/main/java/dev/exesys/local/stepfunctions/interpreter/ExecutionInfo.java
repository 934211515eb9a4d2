package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import java.util.function.LongFunction;

/**
 * What is known of an execution before it starts.
 *
 * @param input JSON text
 * @param seed where everything random in this execution comes from, so that a replay repeats it
 * @param tokens makes the token of a task from its number; always the same one for the same number
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
