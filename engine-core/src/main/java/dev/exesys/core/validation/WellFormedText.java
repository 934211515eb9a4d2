package dev.exesys.core.validation;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All text can be written as UTF-8. JSON can spell half of a surrogate pair, which no table, file
 * or process can hold: two names of that kind would become one.
 */
final class WellFormedText implements Rule {

  @Override
  public void check(PayloadView job, Problems problems) {
    check("", job.fields().node(), problems);
  }

  /** As deep as the parser lets a payload be nested, which is not deep. */
  private static void check(String at, JsonNode node, Problems problems) {
    if (node.isString()) {
      checkText(at, node.stringValue(), problems);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(Pointer.of(at, i), node.get(i), problems);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        checkText(at, member.getKey(), problems);
        check(Pointer.of(at, member.getKey()), member.getValue(), problems);
      }
    }
  }

  private static void checkText(String at, String text, Problems problems) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      problems.error("bad_text", at, "has half of a surrogate pair: send whole characters");
    }
  }
}
