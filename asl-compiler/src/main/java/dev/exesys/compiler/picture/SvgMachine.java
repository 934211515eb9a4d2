package dev.exesys.compiler.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a state machine from top to bottom. A Parallel state is a box that contains its branches
 * side by side, in several rows if there are many.
 */
final class SvgMachine {
  private static final int PADDING = 12;
  private static final int GAP = 20;
  private static final int BEND = 5;
  private static final int BOX_HEIGHT = 28;
  private static final int DETAIL_HEIGHT = 8;
  private static final int TITLE_HEIGHT = 22;

  /** Branches that exceed it continue in the next row. */
  private static final int MAX_ROW_WIDTH = 1_600;

  private static final String LINE = "stroke=\"#888\"";

  private SvgMachine() {}

  /** The horizontal center and vertical extent of a box of a level. */
  private record Place(double middle, double top, double bottom, int row) {}

  static SvgGroup draw(MachineBoxes level) {
    List<List<MachineBoxes.Box>> rows = rows(level);
    List<SvgGroup> sheets = new ArrayList<>();
    Map<Integer, Place> places = new HashMap<>();
    double top = 0;
    for (List<MachineBoxes.Box> row : rows) {
      SvgGroup sheet = row(row, top, sheets.size(), places);
      sheets.add(sheet);
      top += sheet.height() + GAP;
    }
    double width = sheets.stream().mapToDouble(SvgGroup::width).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    top = 0;
    for (SvgGroup sheet : sheets) {
      svg.append(sheet.at((width - sheet.width()) / 2, top));
      top += sheet.height() + GAP;
    }
    double right = 0;
    for (MachineBoxes.Link link : level.links()) {
      Place from = places.get(link.from());
      Place to = places.get(link.to());
      if (from == null || to == null) {
        continue;
      }
      double start = width / 2 + from.middle();
      double end = width / 2 + to.middle();
      if (to.row() == from.row() + 1) {
        svg.append(SvgGroup.curve(start, from.bottom(), end, to.top(), LINE));
      } else {
        right += PADDING;
        svg.append(bypass(start, width + right, end, from, to));
      }
    }
    return new SvgGroup(svg.toString(), width + right, Math.max(0, top - GAP));
  }

  /**
   * Returns the boxes by row: one box per row, except that consecutive final states share a row.
   */
  private static List<List<MachineBoxes.Box>> rows(MachineBoxes level) {
    Set<Integer> withSuccessor =
        level.links().stream().map(MachineBoxes.Link::from).collect(Collectors.toSet());
    List<List<MachineBoxes.Box>> rows = new ArrayList<>();
    boolean ends = false;
    for (MachineBoxes.Box box : level.boxes()) {
      boolean isEnd = !withSuccessor.contains(box.id());
      if (!ends || !isEnd) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(box);
      ends = isEnd;
    }
    return rows;
  }

  /** Draws the boxes of a row and records their positions relative to the center of the level. */
  private static SvgGroup row(
      List<MachineBoxes.Box> boxes, double top, int number, Map<Integer, Place> places) {
    List<SvgGroup> sheets = boxes.stream().map(SvgMachine::box).toList();
    double width =
        sheets.stream().mapToDouble(SvgGroup::width).sum() + PADDING * (sheets.size() - 1.0);
    StringBuilder svg = new StringBuilder();
    double height = 0;
    double left = 0;
    for (int i = 0; i < sheets.size(); i++) {
      SvgGroup sheet = sheets.get(i);
      // Omits the group where it is not needed, because viewers limit the nesting depth.
      svg.append(left == 0 ? sheet.body() : sheet.at(left, 0));
      double middle = left + sheet.width() / 2 - width / 2;
      places.put(boxes.get(i).id(), new Place(middle, top, top + sheet.height(), number));
      left += sheet.width() + PADDING;
      height = Math.max(height, sheet.height());
    }
    return new SvgGroup(svg.toString(), width, height);
  }

  /** Returns a line that passes other boxes on their right side. */
  private static String bypass(double start, double right, double end, Place from, Place to) {
    return "<path d=\"M%s %s v%s H%s V%s H%s v%s\" fill=\"none\" %s/>\n"
        .formatted(start, from.bottom(), BEND, right, to.top() - BEND, end, BEND, LINE);
  }

  private static SvgGroup box(MachineBoxes.Box box) {
    if (box.inside().isEmpty()) {
      return state(box);
    }
    StringBuilder branches = new StringBuilder();
    double title = SvgGroup.widthOf(box.name()) + 2 * PADDING;
    double width = title;
    double left = PADDING;
    double top = TITLE_HEIGHT;
    double height = 0;
    for (MachineBoxes inner : box.inside()) {
      SvgGroup branch = draw(inner);
      if (left > PADDING && left + branch.width() > MAX_ROW_WIDTH) {
        left = PADDING;
        top += height + GAP;
        height = 0;
      }
      branches.append(branch.at(left, top));
      left += branch.width() + PADDING;
      width = Math.max(width, left);
      height = Math.max(height, branch.height());
    }
    double bottom = top + height + PADDING;
    String body =
        SvgGroup.box(0, 0, width, bottom, "fill=\"#f6f8fa\" stroke=\"#bbb\"")
            + SvgGroup.text(width / 2, TITLE_HEIGHT - 7.0, box.name())
            + branches;
    return new SvgGroup(body, width, bottom);
  }

  private static SvgGroup state(MachineBoxes.Box box) {
    double width = SvgGroup.widthOf(box.name(), box.detail()) + 2 * PADDING;
    double height = box.detail().isEmpty() ? BOX_HEIGHT : BOX_HEIGHT + DETAIL_HEIGHT;
    String frame =
        switch (box.look()) {
          case APPROVAL -> SvgGroup.hexagon(width, height, style(box));
          case CHILD ->
              SvgGroup.box(0, 0, width, height, style(box))
                  + SvgGroup.box(3, 3, width - 6, height - 6, "fill=\"none\" stroke=\"#333\"");
          default -> SvgGroup.box(0, 0, width, height, style(box));
        };
    String label = SvgGroup.label(width / 2, height / 2, box.name(), box.detail());
    return new SvgGroup(frame + label, width, height);
  }

  private static String style(MachineBoxes.Box box) {
    String stroke = box.critical() ? "#c00" : "#333";
    return switch (box.look()) {
      case ORDER -> "fill=\"#fff\" stroke=\"" + stroke + "\" stroke-width=\"2\"";
      case ACTIVITY -> "fill=\"#e8f4ea\" stroke=\"" + stroke + "\" stroke-width=\"2\"";
      case APPROVAL -> "fill=\"#fde9d9\" stroke=\"#b50\"";
      case WAIT -> "fill=\"#fff8e1\" stroke=\"#b80\" stroke-dasharray=\"4 3\"";
      case CHILD -> "fill=\"#fff\" stroke=\"#333\"";
      case CHOICE -> "fill=\"#eef\" stroke=\"#66a\"";
      case STEP -> "fill=\"#fff\" stroke=\"#bbb\"";
    };
  }
}
