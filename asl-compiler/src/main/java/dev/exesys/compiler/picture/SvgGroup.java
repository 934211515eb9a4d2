package dev.exesys.compiler.picture;

import java.util.Locale;

/**
 * A part of an SVG image with its own origin in the upper left corner.
 *
 * @param body SVG elements
 */
record SvgGroup(String body, double width, double height) {
  private static final int CHARACTER = 8;

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
