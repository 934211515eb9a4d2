package dev.exesys.core.validation;

import dev.exesys.core.contract.OrderNum;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One order of a payload.
 *
 * @param index its place, from 0
 * @param name its name, or the one it gets if it has none
 * @param named whether the payload names it
 * @param dependencies the names it lists, right or wrong, in their order
 * @param fields its fields
 */
record OrderView(
    int index, String name, boolean named, List<String> dependencies, FieldsView fields) {

  static OrderView of(JsonNode node, int index, int count) {
    FieldsView fields = new FieldsView("/orders/" + index, node);
    String given = fields.text("order_name").orElse("");
    return new OrderView(
        index,
        given.isEmpty() ? OrderNum.defaultName(OrderNum.of(index, count)) : given,
        !given.isEmpty(),
        fields.values("dependencies"),
        fields);
  }
}
