package dev.exesys.compiler.golden;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes, each written as {@code order: dependencies}, separated by semicolons. {@code
 * name?@queue*3%pool} is an order with an approval, a queue, three attempts and a pool.
 */
final class Shapes {
  private static final Pattern ORDER =
      Pattern.compile("([^?@*%]+)(\\?)?(?:@([^*%]+))?(?:\\*(\\d+))?(?:%(.+))?");
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
    ALL.put("approval", "plan; apply?: plan; check: apply");
    ALL.put("retry", "build; test*3: build; publish: test");
    ALL.put("activity", "build; bench%gpu: build; publish: bench");
    ALL.put("approval-queue-retry-activity", "plan; apply?@prod*2%vpc: plan");
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
      orders.add(
          order(sides[0], sides.length == 2 ? Arrays.asList(sides[1].split(" ", -1)) : List.of()));
    }
    return new JobGraph(orders, 3600);
  }

  private static OrderNode order(String text, List<String> dependencies) {
    Matcher order = ORDER.matcher(text);
    if (!order.matches()) {
      throw new IllegalArgumentException(text);
    }
    String attempts = order.group(4);
    return OrderNode.of(order.group(1), dependencies)
        .withApproval(order.group(2) == null ? null : 86_400L)
        .withQueue(order.group(3))
        .withRetry(attempts == null ? null : new RunStateRetry(Integer.parseInt(attempts), 10, 1.5))
        .withPool(order.group(5));
  }
}
