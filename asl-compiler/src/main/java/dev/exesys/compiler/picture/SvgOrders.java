package dev.exesys.compiler.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws an order graph as boxes in layers, with curves for the dependencies. */
final class SvgOrders {
  private static final int PADDING = 24;
  private static final int GAP = 24;
  private static final int BOX_HEIGHT = 32;
  private static final int LAYER_HEIGHT = 84;

  private SvgOrders() {}

  /** The position of an order's box. */
  private record Box(double middle, double top, double width) {}

  static SvgGroup draw(OrderGraph graph, List<List<String>> layers) {
    double width = 0;
    for (List<String> layer : layers) {
      width = Math.max(width, width(layer));
    }
    Map<String, Box> boxes = new HashMap<>();
    for (int row = 0; row < layers.size(); row++) {
      double left = (width - width(layers.get(row))) / 2;
      for (String order : layers.get(row)) {
        double box = SvgGroup.widthOf(order) + PADDING;
        boxes.put(order, new Box(left + box / 2, (double) row * LAYER_HEIGHT, box));
        left += box + GAP;
      }
    }
    StringBuilder svg = new StringBuilder();
    graph.edges().forEach(edge -> edge(svg, graph, edge, boxes));
    graph.orders().forEach(order -> box(svg, graph, order, boxes));
    double height = (double) (layers.size() - 1) * LAYER_HEIGHT + BOX_HEIGHT;
    return new SvgGroup(svg.toString(), width, height);
  }

  private static double width(List<String> layer) {
    double width = (double) GAP * (layer.size() - 1);
    for (String order : layer) {
      width += SvgGroup.widthOf(order) + PADDING;
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
      svg.append(SvgGroup.text(box.middle(), box.top() + BOX_HEIGHT / 2.0 + 4.5, order));
    }
  }
}
