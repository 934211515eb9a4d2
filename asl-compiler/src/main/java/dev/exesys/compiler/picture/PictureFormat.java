package dev.exesys.compiler.picture;

import java.util.SequencedMap;

/** What pictures can be written in. */
public enum PictureFormat {
  /** Flowcharts of Mermaid, which GitHub shows. */
  MERMAID(".mmd") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return MermaidPicture.write(drawings);
    }
  },
  /** Digraphs of Graphviz. */
  DOT(".dot") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return DotPicture.write(drawings);
    }
  },
  /** Images for browsers. */
  SVG(".svg") {
    @Override
    public String write(SequencedMap<String, Drawing> drawings) {
      return SvgPicture.write(drawings);
    }
  };

  private final String ending;

  PictureFormat(String ending) {
    this.ending = ending;
  }

  /** How names of files in this language end. */
  public String ending() {
    return ending;
  }

  /** One picture of drawings by their titles; titles are shown if there are several. */
  public abstract String write(SequencedMap<String, Drawing> drawings);
}
