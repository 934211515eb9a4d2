package dev.exesys.local.dynamodb.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.local.dynamodb.DynamoDbService;
import dev.exesys.local.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the same random calls on the local DynamoDB and on moto's: same answers, same errors, same
 * pages. {@code -Dexesys.dynamodb.calls=20000} plays more of them, {@code -Dexesys.dynamodb.seed=7}
 * others.
 */
class DifferentialTest {
  private static final int CALLS = Integer.getInteger("exesys.dynamodb.calls", 1000);
  private static final long SEED = Long.getLong("exesys.dynamodb.seed", 20261123L);

  @TempDir Path folder;

  @Test
  void answersAsMotoDoes() throws IOException, InterruptedException {
    Optional<MotoServer> started = MotoServer.start();
    assumeTrue(started.isPresent(), "moto_server is not installed: not compared with moto");
    try (MotoServer moto = started.orElseThrow();
        Database database = Database.open(folder.resolve("dynamodb.db"))) {
      LocalService local =
          new LocalService(
              new DynamoDbService(database, InstantSource.system(), "us-east-1", "123456789012"));
      Duel duel = new Duel(local, moto);
      for (Tables table : Tables.values()) {
        assertThat(local.call("CreateTable", table.creation())).isInstanceOf(Answer.Done.class);
        assertThat(moto.call("CreateTable", table.creation())).isInstanceOf(Answer.Done.class);
      }
      Mistakes.all().forEach(duel::play);
      Random random = new Random(SEED);
      RandomCalls calls = new RandomCalls(random);
      while (duel.calls() < CALLS) {
        duel.play(calls.next());
      }
      System.out.println(duel.report());
      assertThat(duel.problems()).as("seed %d; %s", SEED, duel.report()).isEmpty();
      // More would mean that a rule hides something.
      assertThat(duel.knownDifferences())
          .as(duel.report())
          .isLessThan(Mistakes.all().size() + duel.calls() / 10);
    }
  }
}
