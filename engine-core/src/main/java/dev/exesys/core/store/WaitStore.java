package dev.exesys.core.store;

import java.util.Collection;
import java.util.Optional;

/**
 * Stores wait states: an order waits until other orders have settled.
 *
 * <p>The first {@link #release} or {@link #park} creates the item {@code wait:{run_id}} / order
 * name. {@code released} is a set of names, so repeated releases have no effect. Exactly one of two
 * things happens, regardless of the order of calls: {@code park} finds all needed names released
 * and returns true, or the release that completes the set returns the parked token. A retried wait
 * state parks again, and its token replaces the older one.
 */
public interface WaitStore {

  /**
   * Stores the task token of a wait state unless all of {@code needed} are released.
   *
   * @return true if all are released; then nothing was stored
   */
  boolean park(String runId, String orderName, Collection<String> needed, String taskToken);

  /**
   * Records that order {@code released} has settled, for the wait state of {@code waiting}.
   *
   * @return the parked token if a wait state is parked and all its orders are released. A repeated
   *     release returns the token again, so that a caller that crashed before it used the token can
   *     repeat the call
   */
  Optional<String> release(String runId, String waiting, String released);

  /** Deletes all waits of a run. */
  void forget(String runId);
}
