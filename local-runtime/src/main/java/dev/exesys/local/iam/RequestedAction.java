package dev.exesys.local.iam;

import java.util.List;
import java.util.Map;

/**
 * An action that a request needs permission for.
 *
 * @param name for example {@code dynamodb:GetItem}
 * @param resource the ARN, or {@code *} if it is not known
 * @param context values of condition keys
 * @param complete whether the context has all keys that AWS derives from the request; a condition
 *     is never met otherwise
 */
record RequestedAction(
    String name, String resource, Map<String, List<String>> context, boolean complete) {

  /** Returns an action of which nothing but the name is known. */
  static RequestedAction unknown(String name) {
    return new RequestedAction(name, "*", Map.of(), false);
  }

  /** Returns an action on a resource without condition keys. */
  static RequestedAction on(String name, String resource) {
    return new RequestedAction(name, resource, Map.of(), true);
  }
}
