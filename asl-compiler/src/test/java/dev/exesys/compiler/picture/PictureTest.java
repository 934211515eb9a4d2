package dev.exesys.compiler.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.StateMachine;
import dev.exesys.asl.json.AslReader;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Tests the picture formats and the layout. */
class PictureTest {
  private static final JobGraph DIAMOND =
      new JobGraph(
          List.of(
              OrderNode.of("a"),
              OrderNode.of("b", "a"),
              OrderNode.of("say \"c\"", "a"),
              OrderNode.of("d", "b", "say \"c\"")),
          3600);

  private static final StateMachine NESTED =
      AslReader.read(
          """
          {"StartAt":"p","States":{"p":{"Type":"Parallel","Next":"e","Branches":[
            {"StartAt":"x","States":{"x":{"Type":"Pass","End":true}}}]},
            "e":{"Type":"Succeed"}}}
          """);

  @Test
  void mermaidMarksTheCriticalPath() {
    assertThat(
            write(
                PictureFormat.MERMAID,
                Drawing.graph(
                    DIAMOND,
                    CriticalPath.of(
                        DIAMOND, order -> OptionalDouble.of(order.equals("b") ? 10 : 1)))))
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
    assertThat(write(PictureFormat.DOT, Drawing.graph(DIAMOND, Set.of())))
        .contains("  \"a\" -> \"say \\\"c\\\"\";\n")
        .doesNotContain("red");
  }

  @Test
  void svgHasABoxPerOrderAndACurvePerEdge() {
    String svg = write(PictureFormat.SVG, Drawing.graph(DIAMOND, Set.of()));
    assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("say &quot;c&quot;");
    assertThat(svg.split("<rect ", -1)).hasSize(5);
    assertThat(svg.split("<path ", -1)).hasSize(5);
  }

  @Test
  void layersFollowTheLongestChain() {
    assertThat(LayeredLayout.of(DIAMOND))
        .containsExactly(List.of("a"), List.of("b", "say \"c\""), List.of("d"));
  }

  @Test
  void mermaidDrawsBranchesInSubgraphs() {
    assertThat(write(PictureFormat.MERMAID, Drawing.machine(NESTED, Set.of())))
        .isEqualTo(
            """
            flowchart TD
              subgraph s0["p"]
                s2("x")
              end
              s1("e")
              s0 --> s1
            """);
  }

  @Test
  void dotDrawsBranchesInClusters() {
    assertThat(write(PictureFormat.DOT, Drawing.machine(NESTED, Set.of())))
        .contains("  subgraph \"cluster 0\" {\n    label=\"p\";\n")
        .contains("    \"state 2\" [label=\"x\", color=gray];\n")
        .contains("  \"state 0\" -> \"state 1\" [ltail=\"cluster 0\"];\n");
  }

  @Test
  void severalDrawingsShareAPictureWithTitles() {
    SequencedMap<String, Drawing> both = new LinkedHashMap<>();
    both.put("graph", Drawing.graph(DIAMOND, Set.of()));
    both.put("root", Drawing.machine(NESTED, Set.of()));
    assertThat(PictureFormat.MERMAID.write(both))
        .contains("  subgraph d1[\"graph\"]\n")
        .contains("    subgraph d2s0[\"p\"]\n");
    assertThat(PictureFormat.DOT.write(both))
        .contains("label=\"graph\"")
        .contains("label=\"root\"");
    assertThat(PictureFormat.SVG.write(both)).contains(">graph</text>").contains(">x</text>");
  }

  @Test
  void svgOfADeeplyNestedMachineIsWellFormed() throws Exception {
    String nested = "{\"Type\":\"Pass\",\"End\":true}";
    for (int depth = 0; depth < 40; depth++) {
      nested =
          "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[{\"StartAt\":\"s%d\",\"States\":{\"s%d\":%s}}]}"
              .formatted(depth, depth, nested);
    }
    StateMachine machine = AslReader.read("{\"StartAt\":\"p\",\"States\":{\"p\":" + nested + "}}");
    String svg = write(PictureFormat.SVG, Drawing.machine(machine, Set.of()));
    var read =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.getElementsByTagName("rect").getLength()).isEqualTo(41);
  }

  private static final JobGraph RELEASE =
      new JobGraph(
          List.of(
              OrderNode.of("plan").withRetry(new RunStateRetry(3, 10, 2)),
              OrderNode.of("apply", "plan").withApproval(86_400L).withQueue("prod"),
              OrderNode.of("bench", "plan").withPool("gpu")),
          3600);

  @Test
  void mermaidDistinguishesApprovalQueueRetryAndActivity() {
    assertThat(write(PictureFormat.MERMAID, machine(RELEASE)))
        .isEqualTo(
            """
            flowchart TD
              s0("prepare")
              s1["plan<br/>up to 3 attempts"]
              subgraph s2["2 side by side: apply, bench"]
                s4{{"approve apply"}}
                s5(["queue for apply"])
                s6["apply"]
                s4 --> s5
                s5 --> s6
                s7("admit bench")
                s8[/"bench<br/>activity exesys-gpu"/]
                s7 --> s8
              end
              s3("finalize")
              s0 --> s1
              s1 --> s2
              s2 --> s3
            """);
  }

  @Test
  void dotDistinguishesApprovalQueueRetryAndActivity() {
    assertThat(write(PictureFormat.DOT, machine(RELEASE)))
        .contains("[label=\"plan\\nup to 3 attempts\", penwidth=2];")
        .contains("[label=\"approve apply\", shape=hexagon];")
        .contains("[label=\"queue for apply\", style=dashed];")
        .contains("[label=\"bench\\nactivity exesys-gpu\", penwidth=2, shape=parallelogram];")
        .doesNotContain("settle");
    assertThat(write(PictureFormat.DOT, Drawing.graph(RELEASE, Set.of("apply"))))
        .contains("  \"apply\" [label=\"apply\\napproval, queue prod\", color=red];\n");
  }

  @Test
  void svgContinuesManyBranchesInTheNextRow() {
    List<OrderNode> orders = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      orders.add(OrderNode.of("an order with a long name " + i));
    }
    JobGraph wide = new JobGraph(orders, 3600);
    for (Drawing drawing : List.of(Drawing.graph(wide, Set.of()), machine(wide))) {
      assertThat(write(PictureFormat.SVG, drawing))
          .containsPattern("^<svg [^>]* width=\"1[0-9]{3}\"");
    }
  }

  private static Drawing machine(JobGraph job) {
    return Drawing.machine(
        JobCompiler.compile(job, CompilerOptions.DEFAULTS).root().definition(), Set.of());
  }

  private static String write(PictureFormat format, Drawing drawing) {
    return format.write(new LinkedHashMap<>(Map.of("title", drawing)));
  }
}
