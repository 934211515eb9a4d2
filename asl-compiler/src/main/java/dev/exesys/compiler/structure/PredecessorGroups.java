package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vertices that need exactly the same predecessors, as one: they start together, so they can
 * share a join, or a wait.
 */
final class PredecessorGroups {

  /** One set of predecessors and who has it. */
  static final class Join {
    private final int id;
    private final int[] needs;
    private final int[] members;

    Join(int id, int[] needs, int[] members) {
      this.id = id;
      this.needs = needs;
      this.members = members;
    }

    int id() {
      return id;
    }

    /** The predecessors, ascending; empty for the sources. Shared, not to be changed. */
    int[] needs() {
      return needs;
    }

    /** Who has them, ascending; at least one. Shared, not to be changed. */
    int[] members() {
      return members;
    }
  }

  private final List<Join> all;
  private final Join[] ofMember;

  private PredecessorGroups(List<Join> all, Join[] ofMember) {
    this.all = all;
    this.ofMember = ofMember;
  }

  static PredecessorGroups of(Graph graph) {
    Map<Key, List<Integer>> members = new LinkedHashMap<>();
    for (int v = 0; v < graph.size(); v++) {
      members.computeIfAbsent(new Key(graph.predecessors(v)), key -> new ArrayList<>()).add(v);
    }
    List<Join> all = new ArrayList<>();
    Join[] ofMember = new Join[graph.size()];
    members.forEach((key, list) -> {
      int[] who = list.stream().mapToInt(Integer::intValue).toArray();
      Join join = new Join(all.size(), key.needs, who);
      all.add(join);
      for (int member : who) {
        ofMember[member] = join;
      }
    });
    return new PredecessorGroups(all, ofMember);
  }

  List<Join> all() {
    return all;
  }

  Join of(int member) {
    return ofMember[member];
  }

  /** An array that is equal to another one with the same elements. */
  private static final class Key {
    private final int[] needs;

    Key(int[] needs) {
      this.needs = needs;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(needs, key.needs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(needs);
    }
  }
}
