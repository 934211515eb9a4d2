package dev.exesys.compiler.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.AslReader;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the pictures say. */
class PictureTest {
  private static final JobGraph DIAMOND =
      new JobGraph(
          List.of(
              OrderNode.of("a"),
              OrderNode.of("b", "a"),
              OrderNode.of("say \"c\"", "a"),
              OrderNode.of("d", "b", "say \"c\"")),
          3600);

  @Test
  void mermaidMarksTheCriticalPath() {
    assertThat(
            GraphPicture.mermaid(DIAMOND, order -> OptionalDouble.of(order.equals("b") ? 10 : 1)))
        .isEqualTo(
            """
            flowchart TD
              o0["a"]:::critical
              o1["b"]:::critical
              o2["say &quot;c&quot;"]
              o3["d"]:::critical
              o0 ==> o1
              o0 --> o2
              o1 ==> o3
              o2 --> o3
              classDef critical stroke:#c00,stroke-width:3px
            """);
  }

  @Test
  void dotQuotesNames() {
    assertThat(GraphPicture.dot(DIAMOND, Durations.UNKNOWN))
        .contains("  \"a\" -> \"say \\\"c\\\"\";\n")
        .doesNotContain("red");
  }

  @Test
  void svgHasABoxAnOrderAndACurveAnEdge() {
    String svg = GraphPicture.svg(DIAMOND, Durations.UNKNOWN);
    assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("say &quot;c&quot;");
    assertThat(svg.split("<rect ", -1)).hasSize(5);
    assertThat(svg.split("<path ", -1)).hasSize(5);
  }

  @Test
  void layersFollowTheLongestChain() {
    assertThat(Layers.of(DIAMOND))
        .containsExactly(List.of("a"), List.of("b", "say \"c\""), List.of("d"));
  }

  @Test
  void machineShowsBranchesInBoxes() {
    assertThat(
            MachinePicture.mermaid(
                AslReader.read(
                    """
                    {"StartAt":"p","States":{"p":{"Type":"Parallel","Next":"e","Branches":[
                      {"StartAt":"x","States":{"x":{"Type":"Pass","End":true}}}]},
                      "e":{"Type":"Succeed"}}}
                    """)))
        .isEqualTo(
            """
            flowchart TD
              subgraph s0["p"]
                s2["x"]
              end
              s1["e"]
              s0 --> s1
            """);
  }
}
