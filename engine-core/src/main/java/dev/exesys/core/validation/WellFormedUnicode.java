package dev.exesys.core.validation;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Requires that all text can be encoded as UTF-8. JSON can express an unpaired surrogate, which no
 * table, file or process can store: two different names could become equal.
 */
final class WellFormedUnicode implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    JsonNode payload = job.fields().node();
    // Pointers are computed only if there is a problem: a large job has a million strings.
    if (!isWellFormed(payload)) {
      point("", payload, problems);
    }
  }

  /** Recurses as deep as the nesting limit of the parser. */
  private static boolean isWellFormed(JsonNode node) {
    if (node.isString()) {
      return isWellFormed(node.stringValue());
    }
    for (JsonNode child : node) {
      if (!isWellFormed(child)) {
        return false;
      }
    }
    for (String name : node.propertyNames()) {
      if (!isWellFormed(name)) {
        return false;
      }
    }
    return true;
  }

  private static void point(String at, JsonNode node, DiagnosticCollector problems) {
    if (node.isString()) {
      pointAt(at, node.stringValue(), problems);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        point(Pointer.of(at, i), node.get(i), problems);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        pointAt(at, member.getKey(), problems);
        point(Pointer.of(at, member.getKey()), member.getValue(), problems);
      }
    }
  }

  private static void pointAt(String at, String text, DiagnosticCollector problems) {
    if (!isWellFormed(text)) {
      problems.error("bad_text", at, "contains an unpaired surrogate: send complete characters");
    }
  }

  private static boolean isWellFormed(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      // codePointAt returns an unpaired surrogate unchanged.
      point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return false;
      }
    }
    return true;
  }
}
