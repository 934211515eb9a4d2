package dev.exesys.compiler.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a graph of orders as boxes in layers, with curves for the dependencies. */
final class SvgPicture {
  private static final int CHARACTER = 8;
  private static final int PADDING = 24;
  private static final int GAP = 24;
  private static final int BOX_HEIGHT = 32;
  private static final int LAYER_HEIGHT = 84;
  private static final int MARGIN = 20;

  private SvgPicture() {}

  /** Where an order's box stands. */
  private record Box(double middle, double top, double width) {}

  static String draw(OrderGraph graph, List<List<String>> layers) {
    double width = 0;
    for (List<String> layer : layers) {
      width = Math.max(width, width(layer));
    }
    Map<String, Box> boxes = new HashMap<>();
    for (int row = 0; row < layers.size(); row++) {
      double left = MARGIN + (width - width(layers.get(row))) / 2;
      for (String order : layers.get(row)) {
        double box = width(order);
        boxes.put(order, new Box(left + box / 2, MARGIN + (double) row * LAYER_HEIGHT, box));
        left += box + GAP;
      }
    }
    int height = 2 * MARGIN + (layers.size() - 1) * LAYER_HEIGHT + BOX_HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n",
            width + 2 * MARGIN,
            height));
    graph.edges().forEach(edge -> edge(svg, graph, edge, boxes));
    graph.orders().forEach(order -> box(svg, graph, order, boxes));
    return svg.append("</svg>\n").toString().replace("\r\n", "\n");
  }

  private static double width(List<String> layer) {
    double width = (double) GAP * (layer.size() - 1);
    for (String order : layer) {
      width += width(order);
    }
    return width;
  }

  private static double width(String order) {
    return (double) CHARACTER * order.codePointCount(0, order.length()) + PADDING;
  }

  private static void edge(
      StringBuilder svg, OrderGraph graph, OrderGraph.Edge edge, Map<String, Box> boxes) {
    Box from = boxes.get(edge.from());
    Box to = boxes.get(edge.to());
    if (from == null || to == null) {
      return;
    }
    double start = from.top() + BOX_HEIGHT;
    double half = (start + to.top()) / 2;
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"%s\"/>\n",
            from.middle(),
            start,
            from.middle(),
            half,
            to.middle(),
            half,
            to.middle(),
            to.top(),
            graph.isCritical(edge) ? "#c00" : "#888"));
  }

  private static void box(
      StringBuilder svg, OrderGraph graph, String order, Map<String, Box> boxes) {
    Box box = boxes.get(order);
    if (box == null) {
      return;
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"6\" fill=\"#fff\""
                + " stroke=\"%s\"/>\n"
                + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
            box.middle() - box.width() / 2,
            box.top(),
            box.width(),
            BOX_HEIGHT,
            graph.critical().contains(order) ? "#c00" : "#333",
            box.middle(),
            box.top() + BOX_HEIGHT / 2.0 + 4.5,
            Text.xml(order)));
  }
}
