package dev.exesys.local.dynamodb.moto;

import java.util.Random;

/** Generates random calls of all kinds. */
final class RandomCalls {
  private final RandomValues values;
  private final RandomWrites writes;
  private final RandomReads reads;

  RandomCalls(Random random) {
    values = new RandomValues(random);
    writes = new RandomWrites(random, values);
    reads = new RandomReads(values);
  }

  ServiceCall next() {
    int kind = values.below(100);
    if (kind < 3) {
      return values.pick(InvalidCalls.all());
    }
    if (kind < 17) {
      return writes.put();
    }
    if (kind < 44) {
      return writes.update();
    }
    if (kind < 50) {
      return writes.delete();
    }
    if (kind < 54) {
      return writes.batch();
    }
    if (kind < 62) {
      return writes.transaction();
    }
    if (kind < 70) {
      return reads.get();
    }
    if (kind < 74) {
      return reads.batch();
    }
    if (kind < 77) {
      return reads.transaction();
    }
    if (kind < 87) {
      return reads.query();
    }
    if (kind < 94) {
      return reads.indexQuery();
    }
    return reads.scan();
  }
}
