package dev.exesys.core.validation;

import dev.exesys.core.contract.OrderNum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Presents one order of a payload to the rules. An order with a matrix is presented once for each
 * combination of its values.
 *
 * @param index position in the payload, from 0
 * @param name the given name, followed by the values of a matrix, or the default name
 * @param group the given name of an order with a matrix; otherwise the name
 * @param named whether the payload gives a name
 * @param dependencies the listed names, valid or not, in their order; a name of an order with a
 *     matrix is replaced by those of its combinations
 * @param artifactsFrom the listed names, with those of matrices replaced in the same way
 * @param matrix values of the combination by variable; empty for an order without a matrix
 * @param fields the fields of the order
 */
record OrderView(
    int index,
    String name,
    String group,
    boolean named,
    List<String> dependencies,
    List<FieldsView.Element> artifactsFrom,
    SequencedMap<String, String> matrix,
    FieldsView fields) {

  /**
   * Presents an order.
   *
   * @param index position in the payload
   * @param number position among all orders, combinations included
   * @param count number of all orders, combinations included
   */
  static OrderView of(FieldsView fields, int index, int number, int count) {
    String givenName = fields.text("order_name").orElse("");
    String name =
        givenName.isEmpty() ? OrderNum.defaultName(OrderNum.of(number, count)) : givenName;
    return new OrderView(
        index,
        name,
        name,
        !givenName.isEmpty(),
        fields.values("dependencies"),
        fields.texts("artifacts_from"),
        new LinkedHashMap<>(),
        fields);
  }

  /** Returns the order for one combination of a matrix. */
  OrderView combination(MatrixCombinations.Combination values) {
    return new OrderView(
        index,
        name + values.suffix(),
        group,
        named,
        dependencies,
        artifactsFrom,
        values.variables(),
        fields);
  }

  /** Returns a copy with other dependencies and artifacts. */
  OrderView receiving(List<String> names, List<FieldsView.Element> artifacts) {
    return new OrderView(index, name, group, named, names, artifacts, matrix, fields);
  }
}
