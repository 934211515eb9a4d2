package dev.exesys.core.validation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Presents a payload to the rules: only values of the right type.
 *
 * @param fields the fields of the job
 * @param orders one for each element of {@code orders} that is an object
 */
record PayloadView(FieldsView fields, List<OrderView> orders) {

  static PayloadView of(JsonNode job) {
    JsonNode orders = job.path("orders");
    List<OrderView> views = new ArrayList<>();
    for (int i = 0; orders.isArray() && i < orders.size(); i++) {
      if (orders.get(i).isObject()) {
        views.add(OrderView.of(orders.get(i), i, orders.size()));
      }
    }
    return new PayloadView(new FieldsView("", job), List.copyOf(views));
  }
}
