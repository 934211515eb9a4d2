package dev.exesys.engine.codehost.github;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.codehost.CodeHost;
import dev.exesys.engine.codehost.CommitStatus;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the state of runs on GitHub or GitHub Enterprise Server. */
public final class GitHub implements CodeHost {
  private static final int PAGE_SIZE = 100;
  private static final int MAX_PAGES = 30;

  private final GitHubApi api;

  /**
   * Creates the code host.
   *
   * @param apiUrl {@code https://api.github.com}, or {@code https://HOST/api/v3}
   * @param timeout of a request
   */
  public GitHub(URI apiUrl, Duration timeout, InstantSource clock) {
    this.api = new GitHubApi(apiUrl, timeout, clock);
  }

  @Override
  public void setStatus(String repository, CommitStatus status, String token) {
    ObjectNode body =
        Json.object()
            .put("state", status.state().name().toLowerCase(Locale.ROOT))
            .put("context", status.context())
            .put("description", status.description());
    if (status.url() != null) {
      body.put("target_url", status.url());
    }
    JsonNode unused =
        api.send("POST", "/repos/" + repository + "/statuses/" + status.commit(), body, token);
  }

  @Override
  public List<String> findComments(String repository, long number, String text, String token) {
    List<String> found = new ArrayList<>();
    for (int page = 1; page <= MAX_PAGES; page++) {
      String query = "?per_page=" + PAGE_SIZE + "&page=" + page;
      JsonNode comments = api.send("GET", comments(repository, number) + query, null, token);
      comments
          .valueStream()
          .filter(comment -> comment.path("body").asString("").contains(text))
          .forEach(comment -> found.add(comment.path("id").asString()));
      if (comments.size() < PAGE_SIZE) {
        break;
      }
    }
    return found;
  }

  @Override
  public String createComment(String repository, long number, String text, String token) {
    ObjectNode body = Json.object().put("body", text);
    return api.send("POST", comments(repository, number), body, token).path("id").asString();
  }

  @Override
  public void updateComment(
      String repository, long number, String commentId, String text, String token) {
    JsonNode unused =
        api.send("PATCH", comment(repository, commentId), Json.object().put("body", text), token);
  }

  @Override
  public void deleteComment(String repository, long number, String commentId, String token) {
    JsonNode unused = api.send("DELETE", comment(repository, commentId), null, token);
  }

  private static String comments(String repository, long number) {
    return "/repos/" + repository + "/issues/" + number + "/comments";
  }

  private static String comment(String repository, String commentId) {
    return "/repos/" + repository + "/issues/comments/" + commentId;
  }
}
