package dev.exesys.local.dynamodb.operation;

import java.util.HashSet;
import java.util.Set;

/** Combines sets of member names. */
final class MemberSets {
  private MemberSets() {}

  static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
