package dev.exesys.compiler.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Writes drawings as a Mermaid flowchart. */
final class MermaidPicture extends TextPicture {
  private boolean critical;

  private MermaidPicture() {}

  static String write(SequencedMap<String, Drawing> drawings) {
    MermaidPicture picture = new MermaidPicture();
    picture.line("", "flowchart TD");
    boolean several = drawings.size() > 1;
    int number = 0;
    for (Map.Entry<String, Drawing> entry : drawings.entrySet()) {
      number++;
      picture.prefix = several ? "d" + number : "";
      if (several) {
        picture.line("  ", "subgraph " + picture.prefix + text(entry.getKey()));
      }
      picture.draw(entry.getValue(), several ? "    " : "  ");
      if (several) {
        picture.line("  ", "end");
      }
    }
    if (picture.critical) {
      picture.line("  ", "classDef critical stroke:#c00,stroke-width:3px");
    }
    return picture.text();
  }

  @Override
  protected void orders(OrderGraph graph, String indent) {
    Map<String, String> ids = new HashMap<>();
    for (String order : graph.orders()) {
      ids.put(order, prefix + "o" + ids.size());
      boolean marked = graph.critical().contains(order);
      line(indent, ids.get(order) + text(order, graph.detail(order)) + mark(marked));
    }
    for (OrderGraph.Edge edge : graph.edges()) {
      String arrow = graph.isCritical(edge) ? " ==> " : " --> ";
      line(indent, ids.get(edge.from()) + arrow + ids.get(edge.to()));
    }
  }

  @Override
  protected void level(MachineBoxes level, String indent) {
    for (MachineBoxes.Box box : level.boxes()) {
      if (box.inside().isEmpty()) {
        line(indent, id(box.id()) + shape(box) + mark(box.critical()));
      } else {
        line(indent, "subgraph " + id(box.id()) + text(box.name()));
        box.inside().forEach(inner -> level(inner, indent + "  "));
        line(indent, "end");
      }
    }
    for (MachineBoxes.Link link : level.links()) {
      line(indent, id(link.from()) + " --> " + id(link.to()));
    }
  }

  private String id(int number) {
    return prefix + "s" + number;
  }

  private String mark(boolean marked) {
    critical |= marked;
    return marked ? ":::critical" : "";
  }

  private static String shape(MachineBoxes.Box box) {
    String label = label(box.name(), box.detail());
    return switch (box.look()) {
      case ORDER -> "[" + label + "]";
      case ACTIVITY -> "[/" + label + "/]";
      case APPROVAL -> "{{" + label + "}}";
      case WAIT -> "([" + label + "])";
      case CHILD -> "[[" + label + "]]";
      case CHOICE -> "{" + label + "}";
      case STEP -> "(" + label + ")";
    };
  }

  private static String text(String name) {
    return text(name, "");
  }

  private static String text(String name, String detail) {
    return "[" + label(name, detail) + "]";
  }

  private static String label(String name, String detail) {
    String second = detail.isEmpty() ? "" : "<br/>" + PictureText.xml(detail);
    return "\"" + PictureText.xml(name) + second + "\"";
  }
}
