package dev.exesys.compiler.golden;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes, each written as {@code order: dependencies}, separated by semicolons. */
final class Shapes {
  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put("one", "a");
    ALL.put("two-apart", "a; b");
    ALL.put("chain", "a; b: a; c: b");
    ALL.put("fork", "a; b: a; c: a; d: a");
    ALL.put("join", "a; b; c; d: a b c");
    ALL.put("diamond", "a; b: a; c: a; d: b c");
    ALL.put("diamond-with-shortcut", "a; b: a; c: a; d: b c a");
    ALL.put("n", "a; b; c: a; d: a b");
    ALL.put("k-2-2", "a; b; c: a b; d: a b");
    ALL.put("w", "a; b; c; d: a b; e: b c");
    ALL.put("m", "a; b; c: a; d: a b; e: b");
    ALL.put("crown", "a; b; c; d: b c; e: a c; f: a b");
    ALL.put("fence", "a; b; c; d; e: a b; f: b c; g: c d");
    ALL.put("ladder", "a1; b1: a1; a2: a1; b2: b1 a2; a3: a2; b3: b2 a3");
    ALL.put("bridge", "s; t: s; u: s; v: t; w: t u; x: v w");
    ALL.put(
        "butterfly", "a; b; c; d; e: a b; f: a b; g: c d; h: c d; i: e g; j: f h; k: e g; l: f h");
    ALL.put("grid", "a; b: a; c: b; d: a; e: b d; f: c e; g: d; h: e g; i: f h");
    ALL.put("star", "hub; a: hub; b: hub; c: hub; d: hub; end: a b c d");
    ALL.put("series-of-forks", "a; b: a; c: a; d: b c; e: d; f: d; g: e f");
    ALL.put("fork-of-series", "a; b: a; c: b; d: a; e: d; f: c e");
    ALL.put("nested-forks", "a; b: a; c: b; d: b; e: c d; f: a; g: e f");
    ALL.put("tree-down", "a; b: a; c: a; d: b; e: b; f: c; g: c");
    ALL.put("tree-up", "a; b; c; d; e: a b; f: c d; g: e f");
    ALL.put("hub-and-partners", "index; r1; r2; r3; s1: index r1; s2: index r2; s3: index r3");
    ALL.put("queue", "plan; apply@prod: plan; check: apply");
    ALL.put("names-of-our-own-states", "prepare; finalize: prepare; settle prepare: finalize");
  }

  private Shapes() {}

  static Iterable<String> names() {
    return ALL.keySet();
  }

  static JobGraph job(String name) {
    List<OrderNode> orders = new ArrayList<>();
    for (String line : ALL.getOrDefault(name, "").split("; ", -1)) {
      String[] sides = line.split(": ", 2);
      String[] order = sides[0].split("@", 2);
      List<String> dependencies =
          sides.length == 2 ? Arrays.asList(sides[1].split(" ", -1)) : List.of();
      @Nullable String queue = order.length == 2 ? order[1] : null;
      orders.add(new OrderNode(order[0], dependencies, queue));
    }
    return new JobGraph(orders, 3600);
  }
}
