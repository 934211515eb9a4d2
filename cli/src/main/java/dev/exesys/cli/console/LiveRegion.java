package dev.exesys.cli.console;

import java.io.PrintStream;
import java.util.List;

/**
 * The last lines of a terminal, which are redrawn. Text that is printed above them stays. The lines
 * are cut to the width of the terminal; a narrower terminal wraps the lines drawn before, so their
 * rows are counted with the present width.
 */
final class LiveRegion {
  private final PrintStream err;
  private final TerminalSize size;
  private List<String> drawn = List.of();

  LiveRegion(PrintStream err, TerminalSize size) {
    this.err = err;
    this.size = size;
  }

  /** Returns the number of lines that fit, with some left for the text above. */
  int maxLines() {
    return Math.max(1, Math.min(size.rows() - 3, 40));
  }

  void erase() {
    if (drawn.isEmpty()) {
      return;
    }
    int width = Math.max(1, size.columns());
    int rows = 0;
    for (String line : drawn) {
      rows += Math.max(1, (line.length() + width - 1) / width);
    }
    err.print("\r" + (rows > 1 ? "\u001b[" + (rows - 1) + "A" : "") + "\u001b[J");
    drawn = List.of();
  }

  void draw(List<String> lines) {
    int width = Math.max(1, size.columns() - 1);
    drawn =
        lines.stream()
            .limit(maxLines())
            .map(line -> line.length() <= width ? line : line.substring(0, width))
            .toList();
    err.print(String.join("\n", drawn));
    err.flush();
  }
}
