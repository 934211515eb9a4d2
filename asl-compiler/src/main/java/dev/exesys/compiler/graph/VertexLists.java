package dev.exesys.compiler.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of elements for each vertex, in insertion order. Most lists are empty. */
public final class VertexLists<T> {
  private final List<@Nullable List<T>> lists;

  /** Creates empty lists for the vertices 0 … size-1. */
  public VertexLists(int size) {
    lists = new ArrayList<>(Collections.nCopies(size, null));
  }

  public void add(int vertex, T element) {
    List<T> list = lists.get(vertex);
    if (list == null) {
      list = new ArrayList<>(2);
      lists.set(vertex, list);
    }
    list.add(element);
  }

  /** Returns the elements of a vertex. Do not change the list. */
  public List<T> of(int vertex) {
    List<T> list = lists.get(vertex);
    return list == null ? List.of() : list;
  }
}
