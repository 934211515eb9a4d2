package dev.exesys.compiler.picture;

import java.util.Locale;

/**
 * A part of an SVG image, drawn from its own upper left corner.
 *
 * @param body elements of SVG
 */
record SvgGroup(String body, double width, double height) {
  private static final int CHARACTER = 8;

  /** The elements, moved. */
  String at(double x, double y) {
    return String.format(
        Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">\n%s</g>\n", x, y, body);
  }

  /** About as wide as a text of the image becomes. */
  static double widthOf(String text) {
    return (double) CHARACTER * text.codePointCount(0, text.length());
  }

  /** A text around a point of its base line. */
  static String text(double middle, double bottom, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
        middle,
        bottom,
        PictureText.xml(text));
  }

  /** A box with round corners; {@code style} is further attributes. */
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

  /** A curve from one point down to another. */
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
