package dev.exesys.compiler.picture;

/** Escapes names for the picture formats. */
final class PictureText {
  private PictureText() {}

  /** Escapes XML text; also for Mermaid, which decodes HTML entities. */
  static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns a quoted Graphviz string. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Returns a quoted Graphviz string of one or two lines. */
  static String quoted(String text, String secondLine) {
    return secondLine.isEmpty()
        ? quoted(text)
        : quoted(text).replaceFirst("\"$", "") + "\\n" + quoted(secondLine).substring(1);
  }
}
