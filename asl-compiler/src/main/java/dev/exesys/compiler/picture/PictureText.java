package dev.exesys.compiler.picture;

/** Names as text of the picture languages. */
final class PictureText {
  private PictureText() {}

  /** For XML text, and for Mermaid, which takes HTML's entities. */
  static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A string of Graphviz. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
