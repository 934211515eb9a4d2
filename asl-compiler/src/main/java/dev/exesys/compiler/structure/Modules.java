package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.Arrays;
import java.util.List;

/** What each vertex stands for. */
interface Modules {

  /** How the orders of a vertex follow each other. */
  Plan plan(int vertex);

  /** The orders of a vertex that nothing in it comes after. */
  List<Integer> exits(int vertex);

  /** The orders that a join needs, ascending. */
  default List<Integer> needs(Join join) {
    return Arrays.stream(join.needs())
        .boxed()
        .flatMap(vertex -> exits(vertex).stream())
        .sorted()
        .toList();
  }

  /** Every vertex is the order of the same number. */
  static Modules orders() {
    return new Modules() {
      @Override
      public Plan plan(int vertex) {
        return new Plan.Order(vertex);
      }

      @Override
      public List<Integer> exits(int vertex) {
        return List.of(vertex);
      }
    };
  }
}
