package dev.exesys.core.validation;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An order, without its variables, fits into an item of the orders table with room for what it
 * becomes.
 */
final class ItemSize implements Rule {

  private static final int MOST_BYTES = 350_000;
  private static final int A_DEPENDENCY = 12;
  private static final List<String> FIELDS =
      List.of("cmds", "ssm_paths", "secret_manager_paths", "git_folder");

  @Override
  public void check(PayloadView job, Problems problems) {
    for (OrderView order : job.orders()) {
      long bytes =
          order.fields().texts("dependencies").size() * (long) A_DEPENDENCY
              + size(order, "dependencies");
      for (String field : FIELDS) {
        bytes += size(order, field);
      }
      if (bytes > MOST_BYTES) {
        problems.error(
            "order_too_large",
            order.fields().pointer(),
            "has "
                + bytes
                + " bytes of commands and names, more than "
                + MOST_BYTES
                + ": put commands into a file of the repository, or gather dependencies in an order between");
      }
    }
  }

  private static long size(OrderView order, String field) {
    var value = order.fields().node().path(field);
    return value.isMissingNode() ? 0 : Json.text(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
