package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets operations answer at random what DynamoDB answers when it is busy and a local service never
 * does: throttled partitions, conflicts of transactions, unprocessed items, and scans in no order.
 * A refused call has no effect.
 */
public final class BusyService {
  /** The system property with the number of calls of which one, on average, is affected. */
  public static final String PROPERTY = "exesys.local.dynamodb.busy";

  private final Random random;
  private final int rarity;
  private final Lock lock = new ReentrantLock();

  /**
   * Creates the behaviour.
   *
   * @param rarity the number of calls of which one, on average, is affected; 0 for none
   */
  public BusyService(Random random, int rarity) {
    this.random = random;
    this.rarity = rarity;
  }

  /** Returns the behaviour that the system property selects. */
  public static BusyService configured() {
    return new BusyService(new Random(), Integer.getInteger(PROPERTY, 0));
  }

  private int choose(int bound) {
    lock.lock();
    try {
      return random.nextInt(bound);
    } finally {
      lock.unlock();
    }
  }

  private boolean strikes() {
    return rarity > 0 && choose(rarity) == 0;
  }

  /** Returns an operation that is throttled sometimes. */
  public Operation throttled(Operation operation) {
    return request -> {
      if (strikes()) {
        throw ServiceException.badRequest(
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded."
                + " Consider increasing your provisioning level with the UpdateTable API.");
      }
      return operation.run(request);
    };
  }

  /** Returns a transaction that conflicts sometimes. */
  public Operation conflicting(Operation operation) {
    return request -> {
      if (strikes()) {
        CancellationReasons reasons = new CancellationReasons();
        reasons.conflict(choose(request.required("TransactItems").size()), request);
        reasons.throwIfAny();
      }
      return operation.run(request);
    };
  }

  /** Returns a batch write that leaves some of its writes unprocessed sometimes. */
  public Operation partialWrite(Operation operation) {
    return request -> {
      ObjectNode rest = JsonNodeFactory.instance.objectNode();
      if (strikes()) {
        for (Map.Entry<String, JsonNode> table : request.required("RequestItems").properties()) {
          takeLast(table.getValue(), rest, table.getKey());
        }
      }
      ObjectNode response = operation.run(request);
      response.set("UnprocessedItems", rest);
      return response;
    };
  }

  /** Returns a batch read that leaves some of its keys unprocessed sometimes. */
  public Operation partialRead(Operation operation) {
    return request -> {
      ObjectNode rest = JsonNodeFactory.instance.objectNode();
      if (strikes()) {
        for (Map.Entry<String, JsonNode> table : request.required("RequestItems").properties()) {
          ObjectNode keys = JsonNodeFactory.instance.objectNode();
          takeLast(table.getValue().path("Keys"), keys, "Keys");
          if (!keys.isEmpty()) {
            ObjectNode others = ((ObjectNode) table.getValue()).deepCopy();
            rest.set(table.getKey(), others.setAll(keys));
          }
        }
      }
      ObjectNode response = operation.run(request);
      if (!rest.isEmpty()) {
        response.set("UnprocessedKeys", rest);
      }
      return response;
    };
  }

  /** Moves the second half of a list, so that each call makes progress. */
  private static void takeLast(JsonNode list, ObjectNode target, String name) {
    if (list instanceof ArrayNode all && all.size() > 1) {
      ArrayNode taken = target.putArray(name);
      for (int last = all.size() - 1; last >= (all.size() + taken.size() + 1) / 2; last--) {
        taken.insert(0, all.remove(last));
      }
    }
  }

  /** Returns a scan whose pages are in no order. */
  public Operation unordered(Operation operation) {
    return request -> {
      ObjectNode response = operation.run(request);
      if (rarity > 0 && response.get("Items") instanceof ArrayNode items) {
        List<JsonNode> all = new ArrayList<>(items.valueStream().toList());
        Collections.shuffle(all, new Random(choose(Integer.MAX_VALUE)));
        items.removeAll();
        items.addAll(all);
      }
      return response;
    };
  }
}
