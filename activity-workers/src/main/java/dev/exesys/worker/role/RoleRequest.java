package dev.exesys.worker.role;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A request for a session of an order's role.
 *
 * @param sessionName part of the session's ARN, which CloudTrail records
 * @param sourceIdentity the user of the job
 * @param tags run, order, repository and user
 */
public record RoleRequest(
    String roleArn, String sessionName, String sourceIdentity, SequencedMap<String, String> tags) {
  private static final int MAX_NAME = 64;
  private static final int MAX_TAG = 256;

  public RoleRequest {
    tags = new LinkedHashMap<>(tags);
  }

  /** Returns the request for an order. Characters that STS does not allow are replaced by "_". */
  public static RoleRequest of(String roleArn, OrderItem item, RunItem run) {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("run", item.runId());
    tags.put("order", tag(item.name()));
    tags.put("repository", tag(run.job().gitRepo()));
    tags.put("user", tag(run.job().username()));
    return new RoleRequest(
        roleArn,
        name("exesys-" + item.runId() + "-" + item.orderNum()),
        name(run.job().username()),
        tags);
  }

  private static String tag(String text) {
    return cut(text.replaceAll("[^\\p{L}\\p{N} _.:/=+@-]", "_"), MAX_TAG);
  }

  /** A name has at least two characters. */
  private static String name(String text) {
    String allowed = cut(text.replaceAll("[^A-Za-z0-9_+=,.@-]", "_"), MAX_NAME);
    return allowed.length() < 2 ? allowed + "__".substring(allowed.length()) : allowed;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
