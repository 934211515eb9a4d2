package dev.exesys.core.validation;

import dev.exesys.core.contract.OrderNum;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Presents one order of a payload to the rules.
 *
 * @param index position in the job, from 0
 * @param name the givenName name, or the default name
 * @param named whether the payload gives a name
 * @param dependencies the listed names, valid or not, in their order
 * @param fields the fields of the order
 */
record OrderView(
    int index, String name, boolean named, List<String> dependencies, FieldsView fields) {

  static OrderView of(JsonNode node, int index, int count) {
    FieldsView fields = new FieldsView("/orders/" + index, node);
    String givenName = fields.text("order_name").orElse("");
    return new OrderView(
        index,
        givenName.isEmpty() ? OrderNum.defaultName(OrderNum.of(index, count)) : givenName,
        !givenName.isEmpty(),
        fields.values("dependencies"),
        fields);
  }
}
