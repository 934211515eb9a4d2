package dev.exesys.compiler.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Writes drawings as a Graphviz digraph. */
final class DotPicture extends TextPicture {
  private DotPicture() {}

  static String write(SequencedMap<String, Drawing> drawings) {
    DotPicture picture = new DotPicture();
    // Required for edges that end at the border of a cluster.
    picture.line("", "digraph job {");
    picture.line("  ", "compound=true;");
    picture.line("  ", "node [shape=box, style=rounded];");
    boolean several = drawings.size() > 1;
    int number = 0;
    for (Map.Entry<String, Drawing> entry : drawings.entrySet()) {
      picture.prefix = number == 0 ? "" : "d" + number + ".";
      number++;
      if (several) {
        picture.line("  ", "subgraph " + PictureText.quoted("cluster drawing " + number) + " {");
        picture.line("    ", "label=" + PictureText.quoted(entry.getKey()) + ";");
      }
      picture.draw(entry.getValue(), several ? "    " : "  ");
      if (several) {
        picture.line("  ", "}");
      }
    }
    picture.line("", "}");
    return picture.text();
  }

  @Override
  protected void orders(OrderGraph graph, String indent) {
    for (String order : graph.orders()) {
      line(indent, PictureText.quoted(order) + attributes(graph, order) + ";");
    }
    for (OrderGraph.Edge edge : graph.edges()) {
      line(
          indent,
          PictureText.quoted(edge.from())
              + " -> "
              + PictureText.quoted(edge.to())
              + (graph.isCritical(edge) ? " [color=red, penwidth=2]" : "")
              + ";");
    }
  }

  private static String attributes(OrderGraph graph, String order) {
    List<String> attributes = new ArrayList<>();
    if (!graph.detail(order).isEmpty()) {
      attributes.add("label=" + PictureText.quoted(order, graph.detail(order)));
    }
    if (graph.critical().contains(order)) {
      attributes.add("color=red");
    }
    return attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]";
  }

  @Override
  protected void level(MachineBoxes level, String indent) {
    for (MachineBoxes.Box box : level.boxes()) {
      if (box.inside().isEmpty()) {
        line(
            indent,
            id(box) + " [label=" + PictureText.quoted(box.name(), box.detail()) + look(box) + "];");
      } else {
        line(indent, "subgraph " + cluster(box) + " {");
        line(indent + "  ", "label=" + PictureText.quoted(box.name()) + ";");
        // The invisible node that edges to and from the cluster are attached to.
        line(indent + "  ", id(box) + " [shape=point, style=invis];");
        box.inside().forEach(inner -> level(inner, indent + "  "));
        line(indent, "}");
      }
    }
    Map<Integer, MachineBoxes.Box> boxes = new HashMap<>();
    level.boxes().forEach(box -> boxes.put(box.id(), box));
    for (MachineBoxes.Link link : level.links()) {
      MachineBoxes.Box from = boxes.get(link.from());
      MachineBoxes.Box to = boxes.get(link.to());
      if (from != null && to != null) {
        line(indent, arrow(from, to));
      }
    }
  }

  private String arrow(MachineBoxes.Box from, MachineBoxes.Box to) {
    String tail = from.inside().isEmpty() ? "" : "ltail=" + cluster(from);
    String head = to.inside().isEmpty() ? "" : "lhead=" + cluster(to);
    String ends = tail.isEmpty() || head.isEmpty() ? tail + head : tail + ", " + head;
    return id(from) + " -> " + id(to) + (ends.isEmpty() ? "" : " [" + ends + "]") + ";";
  }

  private static String look(MachineBoxes.Box box) {
    String look =
        switch (box.look()) {
          case ORDER -> ", penwidth=2";
          case ACTIVITY -> ", penwidth=2, shape=parallelogram";
          case APPROVAL -> ", shape=hexagon";
          case WAIT -> ", style=dashed";
          case CHILD -> ", peripheries=2";
          case CHOICE -> ", shape=diamond";
          case STEP -> ", color=gray";
        };
    return look + (box.critical() ? ", color=red" : "");
  }

  private String id(MachineBoxes.Box box) {
    return PictureText.quoted(prefix + "state " + box.id());
  }

  private String cluster(MachineBoxes.Box box) {
    return PictureText.quoted("cluster " + prefix + box.id());
  }
}
