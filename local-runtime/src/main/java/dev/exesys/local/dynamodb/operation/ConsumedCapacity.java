package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.ItemSizes;
import dev.exesys.local.protocol.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Computes the capacity units of a request: one for each started kilobyte written and each started
 * four kilobytes read consistently, half for eventually consistent reads. Writes to indexes are not
 * counted.
 */
final class ConsumedCapacity {
  private static final List<String> CHOICES = List.of("INDEXES", "TOTAL", "NONE");
  private static final double WRITE_UNIT = 1024;
  private static final double READ_UNIT = 4096;

  private final String wanted;
  private final Map<String, Double> units = new TreeMap<>();

  private ConsumedCapacity(String wanted) {
    this.wanted = wanted;
  }

  static ConsumedCapacity requested(RequestReader request) {
    return new ConsumedCapacity(request.choice("ReturnConsumedCapacity", "NONE", CHOICES));
  }

  void addWrite(ItemWrite.PlannedWrite effect) {
    int size = Math.max(size(effect.before()), size(effect.after()));
    add(effect.table().name(), Math.max(1, Math.ceil(size / WRITE_UNIT)));
  }

  void addRead(String table, int size, boolean consistent) {
    add(table, Math.max(1, Math.ceil(size / READ_UNIT)) * (consistent ? 1 : 0.5));
  }

  void addTransactionalRead(String table, int size) {
    add(table, Math.max(1, Math.ceil(size / READ_UNIT)) * 2);
  }

  /** Adds the capacity to the response of an operation on one table. */
  void single(ObjectNode response) {
    if (!wanted.equals("NONE")) {
      units.forEach((table, used) -> response.set("ConsumedCapacity", json(table, used)));
    }
  }

  /** Adds the capacity to the response of an operation on several tables. */
  void list(ObjectNode response) {
    if (!wanted.equals("NONE")) {
      ArrayNode all = response.putArray("ConsumedCapacity");
      units.forEach((table, used) -> all.add(json(table, used)));
    }
  }

  static int size(@Nullable Map<String, AttributeValue> item) {
    return item == null ? 0 : ItemSizes.item(item);
  }

  private void add(String table, double used) {
    units.merge(table, used, Double::sum);
  }

  private ObjectNode json(String table, double used) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("TableName", table);
    json.put("CapacityUnits", used);
    if (wanted.equals("INDEXES")) {
      json.putObject("Table").put("CapacityUnits", used);
    }
    return json;
  }
}
