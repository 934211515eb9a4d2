package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many forks are nested in each strand that is not part of a bundle. */
final class Heights {
  private Heights() {}

  static Map<Strand, Integer> of(Fan root) {
    List<Strand> outerFirst = new ArrayList<>(root.strands);
    for (int i = 0; i < outerFirst.size(); i++) {
      outerFirst.addAll(outerFirst.get(i).fan.strands);
    }
    Map<Strand, Integer> heights = new HashMap<>();
    for (int i = outerFirst.size() - 1; i >= 0; i--) {
      Strand strand = outerFirst.get(i);
      int inner = 0;
      for (Strand next : strand.fan.strands) {
        inner = Math.max(inner, heights.getOrDefault(next, 0));
      }
      inner += strand.fan.strands.size() > 1 ? 1 : 0;
      heights.put(strand, Math.max(strand.height, inner));
    }
    return heights;
  }
}
