package dev.exesys.compiler.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws an order graph as boxes in layers, with curves for the dependencies. */
final class SvgOrders {
  private static final int PADDING = 24;
  private static final int GAP = 24;
  private static final int BOX_HEIGHT = 32;
  private static final int LAYER_HEIGHT = 84;

  /** Between the rows of one layer. */
  private static final int ROW_HEIGHT = 48;

  /** Orders of a layer that exceed it continue in the next row. */
  private static final int MAX_ROW_WIDTH = 1_600;

  private SvgOrders() {}

  /** The position of an order's box. */
  private record Box(double middle, double top, double width) {}

  /** Draws the parts of the graph that do not depend on each other side by side. */
  static SvgGroup draw(OrderGraph graph, List<List<String>> layers) {
    StringBuilder svg = new StringBuilder();
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    for (List<List<String>> part : OrderComponents.of(graph, layers)) {
      SvgGroup group = component(graph, part);
      if (left > 0 && left + group.width() > MAX_ROW_WIDTH) {
        left = 0;
        top += height + GAP;
        height = 0;
      }
      svg.append(left == 0 && top == 0 ? group.body() : group.at(left, top));
      width = Math.max(width, left + group.width());
      height = Math.max(height, group.height());
      left += group.width() + GAP;
    }
    return new SvgGroup(svg.toString(), width, top + height);
  }

  private static SvgGroup component(OrderGraph graph, List<List<String>> layers) {
    List<List<String>> rows = new ArrayList<>();
    List<Double> tops = new ArrayList<>();
    double top = 0;
    for (List<String> layer : layers) {
      for (List<String> row : rows(graph, layer)) {
        rows.add(row);
        tops.add(top);
        top += ROW_HEIGHT;
      }
      top += LAYER_HEIGHT - ROW_HEIGHT;
    }
    double width = rows.stream().mapToDouble(row -> width(graph, row)).max().orElse(0);
    Map<String, Box> boxes = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      double left = (width - width(graph, rows.get(i))) / 2;
      for (String order : rows.get(i)) {
        double box = width(graph, order);
        boxes.put(order, new Box(left + box / 2, tops.get(i), box));
        left += box + GAP;
      }
    }
    StringBuilder svg = new StringBuilder();
    graph.edges().stream()
        .filter(edge -> boxes.containsKey(edge.to()))
        .forEach(edge -> edge(svg, graph, edge, boxes));
    rows.forEach(row -> row.forEach(order -> box(svg, graph, order, boxes)));
    return new SvgGroup(svg.toString(), width, tops.isEmpty() ? 0 : tops.getLast() + BOX_HEIGHT);
  }

  /** Returns the rows of a layer, each of limited width. */
  private static List<List<String>> rows(OrderGraph graph, List<String> layer) {
    List<List<String>> rows = new ArrayList<>();
    double left = 0;
    for (String order : layer) {
      double box = width(graph, order);
      if (rows.isEmpty() || left + box > MAX_ROW_WIDTH) {
        rows.add(new ArrayList<>());
        left = 0;
      }
      rows.getLast().add(order);
      left += box + GAP;
    }
    return rows;
  }

  private static double width(OrderGraph graph, String order) {
    return SvgGroup.widthOf(order, graph.detail(order)) + PADDING;
  }

  private static double width(OrderGraph graph, List<String> row) {
    double width = (double) GAP * (row.size() - 1);
    for (String order : row) {
      width += width(graph, order);
    }
    return width;
  }

  private static void edge(
      StringBuilder svg, OrderGraph graph, OrderGraph.Edge edge, Map<String, Box> boxes) {
    Box from = boxes.get(edge.from());
    Box to = boxes.get(edge.to());
    if (from != null && to != null) {
      String style = graph.isCritical(edge) ? "stroke=\"#c00\"" : "stroke=\"#888\"";
      svg.append(
          SvgGroup.curve(from.middle(), from.top() + BOX_HEIGHT, to.middle(), to.top(), style));
    }
  }

  private static void box(
      StringBuilder svg, OrderGraph graph, String order, Map<String, Box> boxes) {
    Box box = boxes.get(order);
    if (box != null) {
      String stroke = graph.critical().contains(order) ? "#c00" : "#333";
      svg.append(
          SvgGroup.box(
              box.middle() - box.width() / 2,
              box.top(),
              box.width(),
              BOX_HEIGHT,
              "fill=\"#fff\" stroke=\"" + stroke + "\""));
      svg.append(
          SvgGroup.label(box.middle(), box.top() + BOX_HEIGHT / 2.0, order, graph.detail(order)));
    }
  }
}
