package dev.exesys.local.dynamodb.operation;

import java.util.HashSet;
import java.util.Set;

/** Sets of member names. */
final class MemberSets {
  private MemberSets() {}

  static Set<String> join(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
