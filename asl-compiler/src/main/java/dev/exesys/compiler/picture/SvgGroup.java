package dev.exesys.compiler.picture;

import java.util.Locale;

/**
 * A part of an SVG image with its own origin in the upper left corner.
 *
 * @param body SVG elements
 */
record SvgGroup(String body, double width, double height) {
  private static final int CHARACTER = 8;
  private static final int SMALL_CHARACTER = 6;

  /** Returns the elements, translated. */
  String at(double x, double y) {
    return String.format(
        Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">\n%s</g>\n", x, y, body);
  }

  /** Returns the approximate width of a text. */
  static double widthOf(String text) {
    return (double) CHARACTER * text.codePointCount(0, text.length());
  }

  /** Returns a text that is centered on a point of its baseline. */
  static String text(double middle, double bottom, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
        middle,
        bottom,
        PictureText.xml(text));
  }

  /** Returns the width of a label of one or two lines. */
  static double widthOf(String text, String detail) {
    return Math.max(widthOf(text), SMALL_CHARACTER * (double) detail.length());
  }

  /** Returns a label of one or two lines that is centered on a point. */
  static String label(double middle, double center, String text, String detail) {
    if (detail.isEmpty()) {
      return text(middle, center + 4.5, text);
    }
    return text(middle, center - 1.5, text)
        + String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"10\""
                + " fill=\"#666\">%s</text>\n",
            middle,
            center + 11,
            PictureText.xml(detail));
  }

  /** Returns a hexagon with corners on its left and right side. */
  static String hexagon(double width, double height, String style) {
    double corner = height / 3;
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.1f 0 H%.1f L%.1f %.1f L%.1f %.1f H%.1f L0 %.1f Z\" %s/>\n",
        corner,
        width - corner,
        width,
        height / 2,
        width - corner,
        height,
        corner,
        height / 2,
        style);
  }

  /**
   * Returns a box with rounded corners.
   *
   * @param style further attributes
   */
  static String box(double x, double y, double width, double height, String style) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\" %s/>\n",
        x,
        y,
        width,
        height,
        style);
  }

  /** Returns a curve from a point down to another. */
  static String curve(double x, double y, double toX, double toY, String style) {
    double half = (y + toY) / 2;
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" %s/>\n",
        x,
        y,
        x,
        half,
        toX,
        half,
        toX,
        toY,
        style);
  }
}
