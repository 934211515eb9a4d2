package dev.exesys.engine.codehost;

import org.jspecify.annotations.Nullable;

/**
 * The status of a commit as a code host shows it.
 *
 * @param commit full hash
 * @param context names the flow; of several statuses with one context the last one counts
 * @param description one line of at most 140 characters
 * @param url page with details; null if there is none
 */
public record CommitStatus(
    String commit, State state, String context, String description, @Nullable String url) {

  /** The states of a commit. */
  public enum State {
    PENDING,
    SUCCESS,
    FAILURE
  }
}
