package dev.exesys.local.stepfunctions.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The redrives of an execution.
 *
 * @param at the time of the last one; null before the first
 * @param requests the last requests that had a client token, oldest first
 */
public record RedriveRecord(int count, @Nullable Instant at, List<ClientRequest> requests) {
  public static final RedriveRecord NONE = new RedriveRecord(0, null, List.of());

  /** The service remembers the last ten client tokens, each for 15 minutes. */
  private static final int MAX_TOKENS = 10;

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

  /** A request that redrove the execution. */
  public record ClientRequest(String token, long atMillis) {}

  /** Returns the record after another redrive. */
  public RedriveRecord next(Instant now, @Nullable String clientToken) {
    List<ClientRequest> kept = new ArrayList<>(requests);
    if (clientToken != null) {
      kept.add(new ClientRequest(clientToken, now.toEpochMilli()));
    }
    List<ClientRequest> last = kept.subList(Math.max(0, kept.size() - MAX_TOKENS), kept.size());
    return new RedriveRecord(count + 1, now, List.copyOf(last));
  }

  /** Returns the time of the redrive that a client token requested, while the token is valid. */
  public Optional<Instant> find(String clientToken, Instant now) {
    return requests.stream()
        .filter(request -> request.token().equals(clientToken))
        .map(request -> Instant.ofEpochMilli(request.atMillis()))
        .filter(at -> at.plus(TOKEN_LIFETIME).isAfter(now))
        .findFirst();
  }
}
