package dev.exesys.local.sts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes responses of the AWS Query protocol. */
final class QueryXml {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private QueryXml() {}

  /** Returns the response to an action; a value is a string or a map of the same kind. */
  static String response(String action, Map<String, ?> result) {
    return "<"
        + action
        + "Response xmlns=\""
        + NAMESPACE
        + "\">"
        + element(action + "Result", result)
        + element("ResponseMetadata", Map.of("RequestId", UUID.randomUUID().toString()))
        + "</"
        + action
        + "Response>";
  }

  static String error(String code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("Type", "Sender");
    error.put("Code", code);
    error.put("Message", message);
    return "<ErrorResponse xmlns=\""
        + NAMESPACE
        + "\">"
        + element("Error", error)
        + element("RequestId", UUID.randomUUID().toString())
        + "</ErrorResponse>";
  }

  private static String element(String name, Object value) {
    StringBuilder xml = new StringBuilder("<" + name + ">");
    if (value instanceof Map<?, ?> members) {
      members.forEach((member, inner) -> xml.append(element(String.valueOf(member), inner)));
    } else {
      xml.append(
          String.valueOf(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
    return xml.append("</").append(name).append(">").toString();
  }
}
