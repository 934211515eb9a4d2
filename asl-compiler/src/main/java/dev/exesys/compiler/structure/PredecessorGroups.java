package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups the vertices of a graph by their sets of direct predecessors. */
final class PredecessorGroups {

  private final List<PredecessorGroup> all;
  private final PredecessorGroup[] ofMember;

  private PredecessorGroups(List<PredecessorGroup> all, PredecessorGroup[] ofMember) {
    this.all = all;
    this.ofMember = ofMember;
  }

  static PredecessorGroups of(Graph graph) {
    Map<Key, List<Integer>> members = new LinkedHashMap<>();
    for (int v = 0; v < graph.size(); v++) {
      members.computeIfAbsent(new Key(graph.predecessors(v)), key -> new ArrayList<>()).add(v);
    }
    List<PredecessorGroup> all = new ArrayList<>();
    PredecessorGroup[] ofMember = new PredecessorGroup[graph.size()];
    members.forEach((key, list) -> {
      int[] memberArray = list.stream().mapToInt(Integer::intValue).toArray();
      PredecessorGroup group = new PredecessorGroup(all.size(), key.predecessors, memberArray);
      all.add(group);
      for (int member : memberArray) {
        ofMember[member] = group;
      }
    });
    return new PredecessorGroups(all, ofMember);
  }

  List<PredecessorGroup> all() {
    return all;
  }

  PredecessorGroup of(int member) {
    return ofMember[member];
  }

  /** A key that compares arrays by their elements. */
  private static final class Key {
    private final int[] predecessors;

    Key(int[] predecessors) {
      this.predecessors = predecessors;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(predecessors, key.predecessors);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(predecessors);
    }
  }
}
