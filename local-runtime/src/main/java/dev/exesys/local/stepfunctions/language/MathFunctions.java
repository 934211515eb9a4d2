package dev.exesys.local.stepfunctions.language;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Implements the intrinsic functions on numbers and random values. */
final class MathFunctions {
  private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

  private MathFunctions() {}

  static JsonNode add(List<JsonNode> arguments) {
    return AslJson.number(
        IntrinsicArguments.rounded(arguments, 0) + IntrinsicArguments.rounded(arguments, 1));
  }

  static JsonNode random(List<JsonNode> arguments, RandomGenerator random) {
    long first = IntrinsicArguments.rounded(arguments, 0);
    long last = IntrinsicArguments.rounded(arguments, 1);
    if (first >= last) {
      throw StateError.intrinsic("the start of a range is not below its end");
    }
    RandomGenerator source =
        arguments.size() == 3
            ? new SplittableRandom(IntrinsicArguments.rounded(arguments, 2))
            : random;
    return AslJson.number(source.nextLong(first, last));
  }

  /** Returns a random UUID (version 4) from a given source, so that a replay can repeat it. */
  static UUID uuid(RandomGenerator random) {
    return new UUID(
        (random.nextLong() & VERSION_MASK) | VERSION_4,
        (random.nextLong() & VARIANT_MASK) | VARIANT_RFC);
  }
}
