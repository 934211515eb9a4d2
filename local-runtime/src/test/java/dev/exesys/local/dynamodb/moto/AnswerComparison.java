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

/** Sends calls to both implementations and records where their responses differ. */
final class AnswerComparison {
  private static final int MAX_PAGES = 60;
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final String READ_BACK = "read back after ";
  private static final String NEXT = "LastEvaluatedKey";

  private final ComparedService local;
  private final ComparedService moto;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<String, Integer> differences = new TreeMap<>();
  private int calls;
  private int rejected;

  AnswerComparison(ComparedService local, ComparedService moto) {
    this.local = local;
    this.moto = moto;
  }

  int calls() {
    return calls;
  }

  List<String> problems() {
    return problems;
  }

  /** Returns the number of responses that differ in a known way. */
  int knownDifferences() {
    return differences.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns a summary of the calls and differences. */
  String report() {
    return "calls: "
        + calls
        + ", rejected on both sides: "
        + rejected
        + "\nby kind: "
        + kinds
        + "\nknown differences: "
        + differences;
  }

  void compare(ServiceCall call) {
    if (call.operation().equals("Query") || call.operation().equals("Scan")) {
      comparePages(call);
    } else {
      ServiceAnswer ours = local.call(call.operation(), call.input());
      ServiceAnswer theirs = moto.call(call.operation(), call.input());
      boolean same = record(call, ours, theirs);
      if (WRITES.contains(call.operation())) {
        readBack(call, same, ours instanceof ServiceAnswer.ErrorAnswer);
      }
    }
  }

  private void comparePages(ServiceCall call) {
    ObjectNode request = call.input().deepCopy();
    for (int page = 0; page < MAX_PAGES; page++) {
      ServiceCall one = new ServiceCall(call.kind(), call.operation(), request.deepCopy());
      ServiceAnswer ours = local.call(call.operation(), request);
      ServiceAnswer theirs = moto.call(call.operation(), request);
      if (!record(one, ours, theirs)
          || !(ours instanceof ServiceAnswer.SuccessAnswer(ObjectNode body))
          || !body.has(NEXT)) {
        return;
      }
      request.set("ExclusiveStartKey", body.get(NEXT));
    }
  }

  /** Records the result of a call and returns whether both responses are equivalent. */
  private boolean record(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    if (!call.kind().startsWith(READ_BACK)) {
      calls++;
      kinds.merge(call.kind(), 1, Integer::sum);
    }
    if (same(ours, theirs)) {
      rejected += ours instanceof ServiceAnswer.ErrorAnswer ? 1 : 0;
      return true;
    }
    Optional<KnownDifference> known = KnownDifference.between(call, ours, theirs);
    if (known.isPresent()) {
      differences.merge(known.get().name(), 1, Integer::sum);
    } else {
      problems.add(call + "\n  ours: " + printed(ours) + "\n  moto: " + printed(theirs));
    }
    return false;
  }

  private static String printed(ServiceAnswer answer) {
    return switch (answer) {
      case ServiceAnswer.SuccessAnswer(ObjectNode body) -> CanonicalAnswer.answer(body).toString();
      case ServiceAnswer.ErrorAnswer rejected -> rejected.toString();
    };
  }

  private static boolean same(ServiceAnswer ours, ServiceAnswer theirs) {
    return switch (ours) {
      case ServiceAnswer.SuccessAnswer(ObjectNode a) ->
          theirs instanceof ServiceAnswer.SuccessAnswer(ObjectNode b)
              && CanonicalAnswer.answer(a).equals(CanonicalAnswer.answer(b));
      case ServiceAnswer.ErrorAnswer a ->
          theirs instanceof ServiceAnswer.ErrorAnswer b
              && a.code().equals(b.code())
              && a.message().equals(b.message())
              && CanonicalAnswer.answer(a.body()).equals(CanonicalAnswer.answer(b.body()));
    };
  }

  /**
   * Compares the items that a write has changed. Where they differ, the local item is copied to
   * moto so that later calls start from equal items.
   */
  private void readBack(ServiceCall write, boolean same, boolean failed) {
    Set<JsonNode> seen = new HashSet<>();
    for (CallTables table : CallTables.values()) {
      for (ObjectNode key : keys(write.input(), table)) {
        if (seen.add(key)) {
          ObjectNode get = JsonNodeFactory.instance.objectNode().put("TableName", table.table);
          get.set("Key", key);
          ServiceCall read =
              new ServiceCall(READ_BACK + (failed ? "refused " : "") + write, "GetItem", get);
          ServiceAnswer ours = local.call("GetItem", get);
          ServiceAnswer theirs = moto.call("GetItem", get);
          if (!same || !record(read, ours, theirs)) {
            copyToMoto(table, get);
          }
        }
      }
    }
  }

  private void copyToMoto(CallTables table, ObjectNode request) {
    if (local.call("GetItem", request) instanceof ServiceAnswer.SuccessAnswer(ObjectNode body)) {
      if (body.has("Item")) {
        ObjectNode put = JsonNodeFactory.instance.objectNode().put("TableName", table.table);
        put.set("Item", body.get("Item"));
        moto.call("PutItem", put);
      } else {
        moto.call("DeleteItem", request);
      }
    }
  }

  /** Returns every object in a request that contains a key of the table. */
  private static List<ObjectNode> keys(JsonNode json, CallTables table) {
    List<ObjectNode> keys = new ArrayList<>();
    if (json instanceof ObjectNode object && table.holdsKey(object)) {
      keys.add(object.deepCopy().retain(table.key()));
    }
    json.forEach(child -> keys.addAll(keys(child, table)));
    return keys;
  }
}
