package dev.exesys.compiler.picture;

/** A picture that is written line by line. */
abstract class TextPicture {
  private final StringBuilder text = new StringBuilder();

  /** The prefix of all ids, which identifies the drawing; empty for the first or only drawing. */
  protected String prefix = "";

  protected abstract void orders(OrderGraph graph, String indent);

  protected abstract void level(MachineBoxes level, String indent);

  protected final void draw(Drawing drawing, String indent) {
    switch (drawing) {
      case Drawing.Orders orders -> orders(orders.graph(), indent);
      case Drawing.Machine machine -> level(machine.boxes(), indent);
    }
  }

  protected final void line(String indent, String line) {
    text.append(indent).append(line).append('\n');
  }

  protected final String text() {
    return text.toString();
  }
}
