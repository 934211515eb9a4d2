package dev.exesys.engine.rerun;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests the run with whose result a redriven execution ends. */
@FunctionalInterface
public interface RedriveRequest {

  /**
   * The run that ends the execution, or why there is none.
   *
   * @param runId null if the rerun was refused
   * @param refusal null if there is a run
   */
  record Answer(@Nullable String runId, @Nullable String refusal) {
    /** Returns the id of the run; empty if the rerun was refused. */
    public Optional<String> run() {
      return Optional.ofNullable(runId);
    }
  }

  /**
   * Starts the rerun unless an earlier call for the same redrive did.
   *
   * @param redriveCount how often the execution was redriven
   * @throws IllegalStateException if the rerun cannot start now: repeat the call later
   */
  Answer send(String runId, int redriveCount);
}
