package dev.exesys.local.stepfunctions.language;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What an expression can see.
 *
 * @param input what {@code $} stands for
 * @param context what {@code $$} stands for
 * @param random where {@code States.UUID} and {@code States.MathRandom} draw from
 */
public record Scope(JsonNode input, JsonNode context, RandomGenerator random) {
  public Scope withInput(JsonNode other) {
    return new Scope(other, context, random);
  }
}
