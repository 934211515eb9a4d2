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
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends the same random calls to the local DynamoDB and to moto, or to the endpoint in {@code
 * -Dexesys.dynamodb.endpoint}, and compares results, errors and pages. {@code
 * -Dexesys.dynamodb.calls=20000} sets the number of calls, {@code -Dexesys.dynamodb.seed=7} the
 * random seed.
 */
class DifferentialTest {
  private static final int CALLS = Integer.getInteger("exesys.dynamodb.calls", 1000);
  private static final long SEED = Long.getLong("exesys.dynamodb.seed", 20261123L);

  @TempDir Path folder;

  @Test
  void agreesWithMoto() throws IOException, InterruptedException {
    Optional<DynamoDbMotoServer> started = DynamoDbMotoServer.start();
    assumeTrue(started.isPresent(), "moto_server is not installed: not compared with moto");
    try (DynamoDbMotoServer moto = started.orElseThrow();
        Database database = Database.open(folder.resolve("dynamodb.db"))) {
      LocalDynamoDb local =
          new LocalDynamoDb(
              new DynamoDbService(database, InstantSource.system(), "us-east-1", "123456789012"));
      AnswerComparison comparison = new AnswerComparison(local, moto);
      for (CallTables table : CallTables.values()) {
        assertThat(local.call("CreateTable", table.creation()))
            .isInstanceOf(ServiceAnswer.SuccessAnswer.class);
        // An endpoint that outlives the test may have the table of an earlier one.
        moto.call(
            "DeleteTable", JsonNodeFactory.instance.objectNode().put("TableName", table.table));
        assertThat(moto.call("CreateTable", table.creation()))
            .isInstanceOf(ServiceAnswer.SuccessAnswer.class);
      }
      InvalidCalls.all().forEach(comparison::compare);
      Random random = new Random(SEED);
      RandomCalls calls = new RandomCalls(random);
      while (comparison.calls() < CALLS) {
        comparison.compare(calls.next());
      }
      System.out.println(comparison.report());
      assertThat(comparison.problems()).as("seed %d; %s", SEED, comparison.report()).isEmpty();
      // A larger number means that a rule hides a defect.
      assertThat(comparison.knownDifferences())
          .as(comparison.report())
          .isLessThan(InvalidCalls.all().size() + comparison.calls() / 10);
    }
  }
}
