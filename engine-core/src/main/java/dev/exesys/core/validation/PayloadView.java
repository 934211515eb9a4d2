package dev.exesys.core.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Presents a payload to the rules: only values of the right type, with the defaults of the job
 * applied and matrices expanded.
 *
 * @param fields the fields of the job
 * @param sources one for each element of {@code orders} that is an object, with defaults
 * @param orders the orders, combinations of matrices included
 */
record PayloadView(FieldsView fields, List<FieldsView> sources, List<OrderView> orders) {

  static PayloadView of(JsonNode job) {
    JsonNode orders = job.path("orders");
    OrderDefaults defaults = OrderDefaults.of(job);
    List<FieldsView> sources = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; orders.isArray() && i < orders.size(); i++) {
      if (orders.get(i).isObject()) {
        sources.add(defaults.applyTo(orders.get(i), "/orders/" + i));
        indexes.add(i);
      }
    }
    return new PayloadView(
        new FieldsView("", job), List.copyOf(sources), expanded(sources, indexes, orders.size()));
  }

  private static List<OrderView> expanded(
      List<FieldsView> sources, List<Integer> indexes, int elements) {
    long total = elements - (long) sources.size();
    for (FieldsView source : sources) {
      total += MatrixCombinations.count(source);
    }
    // A matrix rule reports a job that is too large; its orders are then presented once each.
    boolean expand = total <= MatrixCombinations.MAX_ORDERS;
    int count = expand ? (int) total : elements;
    List<OrderView> views = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      FieldsView source = sources.get(i);
      int skipped = indexes.get(i) - i;
      OrderView view = OrderView.of(source, indexes.get(i), views.size() + skipped, count);
      if (expand && MatrixCombinations.isExpandable(source)) {
        MatrixCombinations.of(source).forEach(values -> views.add(view.combination(values)));
      } else {
        views.add(view);
      }
    }
    Map<String, List<String>> groups = MatrixCombinations.groups(views);
    return groups.isEmpty()
        ? List.copyOf(views)
        : views.stream().map(view -> withGroups(view, groups)).toList();
  }

  private static OrderView withGroups(OrderView view, Map<String, List<String>> groups) {
    return view.receiving(
        view.dependencies().stream()
            .flatMap(name -> groups.getOrDefault(name, List.of(name)).stream())
            .toList(),
        view.artifactsFrom().stream()
            .flatMap(element ->
                groups.getOrDefault(element.value(), List.of(element.value())).stream()
                    .map(element::withValue))
            .toList());
  }
}
