package dev.exesys.engine.codehost.github;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.codehost.CodeHostException;
import dev.exesys.engine.codehost.CodeHostException.Kind;
import dev.exesys.engine.codehost.CodeHostTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Creates installation tokens of a GitHub App for the repositories of runs. A token is valid for an
 * hour and is created again some minutes before its end.
 */
public final class GitHubAppTokens implements CodeHostTokens {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** GitHub accepts at most ten minutes, and recommends a start in the past. */
  private static final Duration JWT_VALIDITY = Duration.ofMinutes(9);

  private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

  private record Token(String text, Instant expiresAt) {}

  private final GitHubApi api;
  private final Supplier<Optional<String>> credentials;
  private final InstantSource clock;
  private final Map<String, Token> known = new ConcurrentHashMap<>();

  /**
   * Creates a source of tokens.
   *
   * @param credentials returns a JSON object with the app's {@code app_id} and {@code private_key}
   *     (PEM)
   */
  public GitHubAppTokens(
      URI apiUrl, Duration timeout, Supplier<Optional<String>> credentials, InstantSource clock) {
    this.api = new GitHubApi(apiUrl, timeout, clock);
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Optional<String> of(RunItem run) {
    String repository = run.job().gitRepo();
    Token token = known.get(repository);
    if (token == null || token.expiresAt().minus(MARGIN).isBefore(clock.instant())) {
      token = create(repository);
      known.put(repository, token);
    }
    return Optional.of(token.text());
  }

  private Token create(String repository) {
    JsonNode app =
        credentials
            .get()
            .map(Json::parse)
            .orElseThrow(() ->
                new CodeHostException(
                    Kind.UNAVAILABLE,
                    "the parameter with the credentials of the GitHub App does not exist",
                    null,
                    null));
    String jwt = jwt(app.path("app_id").asString(), app.path("private_key").asString());
    String installation =
        api.send("GET", "/repos/" + repository + "/installation", null, jwt).path("id").asString();
    JsonNode created =
        api.send("POST", "/app/installations/" + installation + "/access_tokens", null, jwt);
    return new Token(
        created.path("token").asString(), Instant.parse(created.path("expires_at").asString()));
  }

  private String jwt(String appId, String privateKey) {
    Instant now = clock.instant();
    String claims =
        Json.text(
            Json.object()
                .put("iat", now.minus(CLOCK_DRIFT).getEpochSecond())
                .put("exp", now.plus(JWT_VALIDITY).getEpochSecond())
                .put("iss", appId));
    String content =
        encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(RsaPrivateKeys.parse(privateKey));
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new CodeHostException(
          Kind.UNAVAILABLE, "the private key of the GitHub App is not valid", null, e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
