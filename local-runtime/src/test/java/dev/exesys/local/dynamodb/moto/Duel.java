package dev.exesys.local.dynamodb.moto;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plays calls on both sides and keeps the books of what they answer. */
final class Duel {
  private static final int MOST_PAGES = 60;
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final String READ_BACK = "read back after ";
  private static final String NEXT = "LastEvaluatedKey";

  private final Service local;
  private final Service moto;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<String, Integer> differences = new TreeMap<>();
  private int calls;
  private int refused;

  Duel(Service local, Service moto) {
    this.local = local;
    this.moto = moto;
  }

  int calls() {
    return calls;
  }

  List<String> problems() {
    return problems;
  }

  /** How many answers differed in a way that {@link Difference} knows. */
  int knownDifferences() {
    return differences.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What was played and found, in a few lines. */
  String report() {
    return "calls: "
        + calls
        + ", refused on both sides: "
        + refused
        + "\nby kind: "
        + kinds
        + "\nknown differences: "
        + differences;
  }

  void play(Call call) {
    if (call.operation().equals("Query") || call.operation().equals("Scan")) {
      playPages(call);
    } else {
      Answer ours = local.call(call.operation(), call.input());
      Answer theirs = moto.call(call.operation(), call.input());
      boolean same = judge(call, ours, theirs);
      if (WRITES.contains(call.operation())) {
        readBack(call, same, ours instanceof Answer.Refused);
      }
    }
  }

  private void playPages(Call call) {
    ObjectNode request = call.input().deepCopy();
    for (int page = 0; page < MOST_PAGES; page++) {
      Call one = new Call(call.kind(), call.operation(), request.deepCopy());
      Answer ours = local.call(call.operation(), request);
      Answer theirs = moto.call(call.operation(), request);
      if (!judge(one, ours, theirs)
          || !(ours instanceof Answer.Done(ObjectNode body))
          || !body.has(NEXT)) {
        return;
      }
      request.set("ExclusiveStartKey", body.get(NEXT));
    }
  }

  /** Whether both said the same. */
  private boolean judge(Call call, Answer ours, Answer theirs) {
    if (!call.kind().startsWith(READ_BACK)) {
      calls++;
      kinds.merge(call.kind(), 1, Integer::sum);
    }
    if (same(ours, theirs)) {
      refused += ours instanceof Answer.Refused ? 1 : 0;
      return true;
    }
    Optional<Difference> known = Difference.between(call, ours, theirs);
    if (known.isPresent()) {
      differences.merge(known.get().name(), 1, Integer::sum);
    } else {
      problems.add(call + "\n  ours: " + shown(ours) + "\n  moto: " + shown(theirs));
    }
    return false;
  }

  private static String shown(Answer answer) {
    return switch (answer) {
      case Answer.Done(ObjectNode body) -> Canonical.answer(body).toString();
      case Answer.Refused refused -> refused.toString();
    };
  }

  private static boolean same(Answer ours, Answer theirs) {
    return switch (ours) {
      case Answer.Done(ObjectNode a) ->
          theirs instanceof Answer.Done(ObjectNode b)
              && Canonical.answer(a).equals(Canonical.answer(b));
      case Answer.Refused a ->
          theirs instanceof Answer.Refused b
              && a.code().equals(b.code())
              && a.message().equals(b.message())
              && Canonical.answer(a.body()).equals(Canonical.answer(b.body()));
    };
  }

  /**
   * Compares the items that a write was about. Where the sides differ, moto gets what we have, so
   * that the duel can go on.
   */
  private void readBack(Call write, boolean same, boolean failed) {
    Set<JsonNode> seen = new HashSet<>();
    for (Tables table : Tables.values()) {
      for (ObjectNode key : keys(write.input(), table)) {
        if (seen.add(key)) {
          ObjectNode get = JsonNodeFactory.instance.objectNode().put("TableName", table.table);
          get.set("Key", key);
          Call read = new Call(READ_BACK + (failed ? "refused " : "") + write, "GetItem", get);
          Answer ours = local.call("GetItem", get);
          Answer theirs = moto.call("GetItem", get);
          if (!same || !judge(read, ours, theirs)) {
            level(table, get);
          }
        }
      }
    }
  }

  private void level(Tables table, ObjectNode request) {
    if (local.call("GetItem", request) instanceof Answer.Done(ObjectNode body)) {
      if (body.has("Item")) {
        ObjectNode put = JsonNodeFactory.instance.objectNode().put("TableName", table.table);
        put.set("Item", body.get("Item"));
        moto.call("PutItem", put);
      } else {
        moto.call("DeleteItem", request);
      }
    }
  }

  /** Every object in a request that holds a key of the table. */
  private static List<ObjectNode> keys(JsonNode json, Tables table) {
    List<ObjectNode> keys = new ArrayList<>();
    if (json instanceof ObjectNode object && table.holdsKey(object)) {
      keys.add(object.deepCopy().retain(table.key()));
    }
    json.forEach(child -> keys.addAll(keys(child, table)));
    return keys;
  }
}
