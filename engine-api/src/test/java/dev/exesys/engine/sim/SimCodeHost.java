package dev.exesys.engine.sim;

import dev.exesys.engine.codehost.CodeHost;
import dev.exesys.engine.codehost.CommitStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The code host that a test has set. */
record SimCodeHost(Supplier<@Nullable CodeHost> source) implements CodeHost {

  private CodeHost host() {
    return Objects.requireNonNull(source.get(), "the test has no code host");
  }

  @Override
  public void setStatus(String repository, CommitStatus status, String token) {
    host().setStatus(repository, status, token);
  }

  @Override
  public List<String> findComments(String repository, long number, String text, String token) {
    return host().findComments(repository, number, text, token);
  }

  @Override
  public String createComment(String repository, long number, String text, String token) {
    return host().createComment(repository, number, text, token);
  }

  @Override
  public void updateComment(
      String repository, long number, String commentId, String text, String token) {
    host().updateComment(repository, number, commentId, text, token);
  }

  @Override
  public void deleteComment(String repository, long number, String commentId, String token) {
    host().deleteComment(repository, number, commentId, token);
  }
}
