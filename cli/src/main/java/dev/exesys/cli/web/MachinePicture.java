package dev.exesys.cli.web;

import dev.exesys.asl.json.AslReader;
import dev.exesys.asl.json.AslSyntaxException;
import dev.exesys.compiler.picture.Drawing;
import dev.exesys.compiler.picture.PictureFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** Draws a state machine as SVG. */
final class MachinePicture {
  /** The maximum length of a definition whose picture is legible. */
  private static final int MAX_LENGTH = 400_000;

  private MachinePicture() {}

  /**
   * Returns the picture of a definition.
   *
   * @throws IllegalArgumentException if the definition is too large, or not Amazon States Language
   */
  static String of(String definition) {
    if (definition.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the state machine is too large to be drawn here: `exesys compile JOB` writes it");
    }
    try {
      SequencedMap<String, Drawing> drawings = new LinkedHashMap<>();
      drawings.put("state machine", Drawing.machine(AslReader.read(definition), Set.of()));
      return PictureFormat.SVG.write(drawings);
    } catch (AslSyntaxException e) {
      throw new IllegalArgumentException("the state machine cannot be drawn: " + e.getMessage(), e);
    }
  }
}
