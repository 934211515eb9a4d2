package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Reachability;

/**
 * Answers whether blocks end before the members of a group may start, in any structure: whether all
 * their vertices are ancestors of the members.
 */
final class AncestorQuery {
  private final Reachability reachability;
  private final int[] predecessorStamp;
  private int stamp;
  private int member;

  AncestorQuery(int size, Reachability reachability) {
    this.reachability = reachability;
    this.predecessorStamp = new int[size];
  }

  /** Sets the group of the following questions. */
  void start(PredecessorGroup group) {
    stamp++;
    member = group.members()[0];
    for (int predecessor : group.predecessors()) {
      predecessorStamp[predecessor] = stamp;
    }
  }

  boolean includes(int vertex) {
    return predecessorStamp[vertex] == stamp || reachability.reaches(vertex, member);
  }

  /** Returns true if the end of a block's head precedes the group. */
  boolean includes(Block block) {
    return switch (block.head) {
      case Block.Head.Vertex(int vertex) -> includes(vertex);
      case Block.Head.ClosedBlock closedBlock -> includesAll(closedBlock.group().predecessors());
      // Waits are at the root or in closed blocks, which are never examined here.
      case Block.Head.GroupWait wait -> false;
    };
  }

  private boolean includesAll(int[] vertices) {
    for (int vertex : vertices) {
      if (!includes(vertex)) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if a movable block may start at the end of another block's head. */
  boolean mayMove(Block predecessorBlock, Block movableBlock) {
    return switch (movableBlock.head) {
      case Block.Head.Vertex vertex -> false;
      case Block.Head.ClosedBlock closedBlock ->
          closedBlock.blocks().stream().allMatch(block -> mayMove(predecessorBlock, block));
      case Block.Head.GroupWait(PredecessorGroup waiting) ->
          switch (predecessorBlock.head) {
            case Block.Head.Vertex(int vertex) -> isBefore(vertex, waiting);
            case Block.Head.ClosedBlock closedBlock ->
                allBefore(closedBlock.group().predecessors(), waiting);
            case Block.Head.GroupWait(PredecessorGroup earlier) ->
                allBefore(earlier.predecessors(), waiting);
          };
    };
  }

  private boolean allBefore(int[] vertices, PredecessorGroup group) {
    for (int vertex : vertices) {
      if (!isBefore(vertex, group)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBefore(int vertex, PredecessorGroup group) {
    return reachability.reaches(vertex, group.members()[0]);
  }
}
