package dev.exesys.local.sts;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The action AssumeRole. */
final class AssumeRole {
  private static final String ROLE_ARN = "arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}";
  private static final String NAME = "[\\w+=,.@-]{2,64}";
  private static final int SHORTEST_SECONDS = 900;
  private static final int LONGEST_SECONDS = 43_200;
  private static final int LONGEST_CHAINED_SECONDS = 3600;
  private static final int DEFAULT_SECONDS = 3600;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_POLICY = 2048;

  private final SessionTable sessions;
  private final Duration longestSession;
  private final InstantSource clock;
  private final SessionKeys keys = new SessionKeys();

  AssumeRole(SessionTable sessions, Duration longestSession, InstantSource clock) {
    this.sessions = sessions;
    this.longestSession = longestSession;
    this.clock = clock;
  }

  /**
   * Creates a session.
   *
   * @param parent the session that signed the request, if it is one (role chaining)
   */
  Map<String, Object> run(QueryRequest request, Optional<Session> parent) {
    String role = request.required("RoleArn", ROLE_ARN);
    String name = request.required("RoleSessionName", NAME);
    Session session =
        keys.create(
            role,
            name,
            tags(request, parent),
            transitiveTags(request, parent),
            sourceIdentity(request, parent),
            policy(request),
            expiration(request, parent));
    sessions.add(session);
    return result(session);
  }

  private Instant expiration(QueryRequest request, Optional<Session> parent) {
    int seconds =
        request.integer("DurationSeconds", SHORTEST_SECONDS, LONGEST_SECONDS, DEFAULT_SECONDS);
    if (parent.isPresent() && seconds > LONGEST_CHAINED_SECONDS) {
      throw ServiceException.badRequest(
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining.");
    }
    Duration requested = Duration.ofSeconds(seconds);
    Duration duration = requested.compareTo(longestSession) < 0 ? requested : longestSession;
    // The response has whole seconds, and the session must not end before the time it says.
    return clock.instant().plus(duration).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Map<String, String> tags(QueryRequest request, Optional<Session> parent) {
    Map<String, String> tags = new LinkedHashMap<>();
    parent.ifPresent(
        p -> p.transitiveTags().forEach(t -> tags.put(t, p.tags().getOrDefault(t, ""))));
    Map<String, String> given = request.tags("Tags");
    for (String key : given.keySet()) {
      if (tags.containsKey(key)) {
        throw ServiceException.badRequest(
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a"
                + " transitive tag key from the calling session.");
      }
    }
    if (given.size() > MOST_TAGS) {
      throw ServiceException.badRequest(
          "ValidationError",
          "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + MOST_TAGS);
    }
    tags.putAll(given);
    return tags;
  }

  private static List<String> transitiveTags(QueryRequest request, Optional<Session> parent) {
    Set<String> names = new LinkedHashSet<>();
    parent.ifPresent(p -> names.addAll(p.transitiveTags()));
    names.addAll(request.list("TransitiveTagKeys"));
    return List.copyOf(names);
  }

  /** A source identity is kept in chained sessions, and cannot be replaced there. */
  private static @Nullable String sourceIdentity(QueryRequest request, Optional<Session> parent) {
    String inherited = parent.map(Session::sourceIdentity).orElse(null);
    if (request.optional("SourceIdentity").isEmpty()) {
      return inherited;
    }
    String given = request.required("SourceIdentity", NAME);
    if (inherited != null && !inherited.equals(given)) {
      throw ServiceException.of(
          "AccessDenied", 403, "The source identity of the calling session cannot be changed");
    }
    return given;
  }

  private static @Nullable String policy(QueryRequest request) {
    Optional<String> policy = request.optional("Policy");
    if (policy.isEmpty()) {
      return null;
    }
    if (policy.get().length() > LONGEST_POLICY) {
      throw ServiceException.badRequest(
          "ValidationError",
          "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + LONGEST_POLICY);
    }
    try {
      if (ServiceJson.MAPPER.readTree(policy.get()).path("Statement").isContainer()) {
        return policy.get();
      }
    } catch (JacksonException e) {
      throw malformed(e);
    }
    throw malformed(null);
  }

  private static ServiceException malformed(@Nullable Exception cause) {
    ServiceException malformed =
        ServiceException.badRequest("MalformedPolicyDocument", "This policy contains invalid Json");
    malformed.initCause(cause);
    return malformed;
  }

  private static Map<String, Object> result(Session session) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("AssumedRoleId", session.roleSessionId());
    user.put("Arn", session.arn());
    Map<String, Object> credentials = new LinkedHashMap<>();
    credentials.put("AccessKeyId", session.accessKeyId());
    credentials.put("SecretAccessKey", session.secretAccessKey());
    credentials.put("SessionToken", session.sessionToken());
    credentials.put("Expiration", Instant.ofEpochMilli(session.expiresAt()).toString());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("AssumedRoleUser", user);
    result.put("Credentials", credentials);
    String policy = session.policy();
    if (policy != null) {
      result.put("PackedPolicySize", Math.max(1, policy.length() * 100 / LONGEST_POLICY));
    }
    if (session.sourceIdentity() != null) {
      result.put("SourceIdentity", session.sourceIdentity());
    }
    return result;
  }
}
