package dev.exesys.compiler.picture;

import java.util.SequencedMap;

/** The output formats of pictures. */
public enum PictureFormat {
  /** Mermaid flowcharts, which GitHub renders. */
  MERMAID(".mmd") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return MermaidPicture.write(drawings);
    }
  },
  /** Graphviz digraphs. */
  DOT(".dot") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return DotPicture.write(drawings);
    }
  },
  /** SVG images. */
  SVG(".svg") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return SvgPicture.write(drawings);
    }
  };

  private final String extension;

  PictureFormat(String extension) {
    this.extension = extension;
  }

  /** Returns the file name extension. */
  public String extension() {
    return extension;
  }

  /**
   * Writes drawings, by title, as one picture. Titles are shown if there is more than one drawing.
   */
  public abstract String write(SequencedMap<String, Drawing> drawings);
}
