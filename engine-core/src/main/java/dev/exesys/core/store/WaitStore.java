package dev.exesys.core.store;

import java.util.Collection;
import java.util.Optional;

/**
 * Wait states: an order held until other orders have settled.
 *
 * <p>Life of an item {@code wait:{run_id}} / order name: it comes to be with the first {@link
 * #release} or with {@link #park}, whichever is first. {@code released} is a set of names, so a
 * release that is repeated changes nothing. Exactly one of two things happens, in whichever order
 * the calls arrive: {@code park} finds all needed names released and answers true, or the release
 * that completes the set answers with the parked token. A retried wait parks again and its token
 * replaces the older one.
 */
public interface WaitStore {

  /**
   * Stores the token of a wait unless all of {@code needed} have been released.
   *
   * @return true if nothing is left to wait for, and nothing was stored
   */
  boolean park(String runId, String orderName, Collection<String> needed, String taskToken);

  /**
   * Records that {@code released} has settled, for the wait of {@code waiting}.
   *
   * @return the parked token if a wait is parked and nothing is left to wait for. A release that is
   *     repeated answers with the token again, so a releaser that died before it used it can try
   *     again
   */
  Optional<String> release(String runId, String waiting, String released);

  /** Removes all waits of a run. */
  void forget(String runId);
}
