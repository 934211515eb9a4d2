package dev.exesys.compiler.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Writes drawings below each other as one SVG image. */
final class SvgPicture {
  private static final int MARGIN = 20;
  private static final int TITLE_HEIGHT = 28;

  private SvgPicture() {}

  static String write(SequencedMap<String, Drawing> drawings) {
    List<SvgGroup> sheets = new ArrayList<>();
    double width = 0;
    double height = MARGIN;
    for (Map.Entry<String, Drawing> entry : drawings.entrySet()) {
      SvgGroup sheet = sheet(entry.getValue());
      sheets.add(drawings.size() > 1 ? titled(entry.getKey(), sheet) : sheet);
      width = Math.max(width, sheets.getLast().width());
      height += sheets.getLast().height() + MARGIN;
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " font-family=\"sans-serif\" font-size=\"13\" style=\"background:#fff\">\n",
            width + 2 * MARGIN,
            height));
    double top = MARGIN;
    for (SvgGroup sheet : sheets) {
      svg.append(sheet.at(MARGIN + (width - sheet.width()) / 2, top));
      top += sheet.height() + MARGIN;
    }
    return svg.append("</svg>\n").toString();
  }

  private static SvgGroup sheet(Drawing drawing) {
    return switch (drawing) {
      case Drawing.Orders orders -> SvgOrders.draw(orders.graph(), orders.layers());
      case Drawing.Machine machine -> SvgMachine.draw(machine.boxes());
    };
  }

  private static SvgGroup titled(String title, SvgGroup sheet) {
    double width = Math.max(sheet.width(), SvgGroup.widthOf(title));
    String body =
        SvgGroup.text(width / 2, TITLE_HEIGHT / 2.0, title)
            + sheet.at((width - sheet.width()) / 2, TITLE_HEIGHT);
    return new SvgGroup(body, width, TITLE_HEIGHT + sheet.height());
  }
}
