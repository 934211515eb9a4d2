package dev.exesys.local.stepfunctions.language;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The values that an expression can access.
 *
 * @param input the value of {@code $}
 * @param context the value of {@code $$}
 * @param random the source of random values for {@code States.UUID} and {@code States.MathRandom}
 */
public record Scope(JsonNode input, JsonNode context, RandomGenerator random) {
  public Scope withInput(JsonNode other) {
    return new Scope(other, context, random);
  }
}
