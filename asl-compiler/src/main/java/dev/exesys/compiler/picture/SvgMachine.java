package dev.exesys.compiler.picture;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws a machine from top to bottom: a Parallel is a box with its branches side by side. */
final class SvgMachine {
  private static final int PADDING = 12;
  private static final int GAP = 20;
  private static final int BOX_HEIGHT = 28;
  private static final int TITLE_HEIGHT = 22;
  private static final String LINE = "stroke=\"#888\"";

  private SvgMachine() {}

  /** Where a box of a level begins and ends. */
  private record Place(double top, double bottom, int row) {}

  static Sheet draw(Boxes level) {
    double width = 0;
    Map<Integer, Sheet> sheets = new LinkedHashMap<>();
    for (Boxes.Box box : level.boxes()) {
      Sheet sheet = box(box);
      sheets.put(box.id(), sheet);
      width = Math.max(width, sheet.width());
    }
    StringBuilder svg = new StringBuilder();
    Map<Integer, Place> places = new HashMap<>();
    double top = 0;
    for (Map.Entry<Integer, Sheet> entry : sheets.entrySet()) {
      Sheet sheet = entry.getValue();
      svg.append(sheet.at((width - sheet.width()) / 2, top));
      places.put(entry.getKey(), new Place(top, top + sheet.height(), places.size()));
      top += sheet.height() + GAP;
    }
    double right = 0;
    for (Boxes.Link link : level.links()) {
      Place from = places.get(link.from());
      Place to = places.get(link.to());
      if (from == null || to == null) {
        continue;
      }
      if (to.row() == from.row() + 1) {
        svg.append(Sheet.curve(width / 2, from.bottom(), width / 2, to.top(), LINE));
      } else {
        right += PADDING;
        svg.append(around(width, right, from, to));
      }
    }
    return new Sheet(svg.toString(), width + right, Math.max(0, top - GAP));
  }

  /** An arrow that passes boxes, on their right. */
  private static String around(double width, double right, Place from, Place to) {
    return "<path d=\"M%s %s H%s V%s H%s\" fill=\"none\" %s/>\n"
        .formatted(width / 2, from.bottom(), width + right, to.top() - GAP / 4.0, width / 2, LINE);
  }

  private static Sheet box(Boxes.Box box) {
    double title = Sheet.widthOf(box.name()) + 2 * PADDING;
    if (box.inside().isEmpty()) {
      String body =
          Sheet.box(0, 0, title, BOX_HEIGHT, style(box))
              + Sheet.text(title / 2, BOX_HEIGHT / 2.0 + 4.5, box.name());
      return new Sheet(body, title, BOX_HEIGHT);
    }
    StringBuilder branches = new StringBuilder();
    double left = PADDING;
    double height = 0;
    for (Boxes inner : box.inside()) {
      Sheet branch = draw(inner);
      branches.append(branch.at(left, TITLE_HEIGHT));
      left += branch.width() + PADDING;
      height = Math.max(height, branch.height());
    }
    double width = Math.max(title, left);
    double bottom = TITLE_HEIGHT + height + PADDING;
    String body =
        Sheet.box(0, 0, width, bottom, "fill=\"#f6f8fa\" stroke=\"#bbb\"")
            + Sheet.text(width / 2, TITLE_HEIGHT - 7.0, box.name())
            + branches;
    return new Sheet(body, width, bottom);
  }

  private static String style(Boxes.Box box) {
    String stroke = box.critical() ? "#c00" : "#333";
    return switch (box.look()) {
      case ORDER -> "fill=\"#fff\" stroke=\"" + stroke + "\" stroke-width=\"2\"";
      case WAIT -> "fill=\"#fff8e1\" stroke=\"#b80\" stroke-dasharray=\"4 3\"";
      case CHOICE -> "fill=\"#eef\" stroke=\"#66a\"";
      case STEP -> "fill=\"#fff\" stroke=\"#bbb\"";
    };
  }
}
