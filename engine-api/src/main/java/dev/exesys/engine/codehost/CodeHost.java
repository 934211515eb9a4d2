package dev.exesys.engine.codehost;

import java.util.List;

/**
 * A code host, such as GitHub or GitLab, that shows the state of runs. The token of a call is a
 * run's git token or one that the deployment provides. Every method throws {@link
 * CodeHostException} if the host cannot be reached or rejects the request.
 */
public interface CodeHost {

  /** Sets the status of a commit; replaces an earlier status with the same context. */
  void setStatus(String repository, CommitStatus status, String token);

  /**
   * Returns the ids of the comments on a pull request or issue that contain a text, oldest first.
   */
  List<String> findComments(String repository, long number, String text, String token);

  /** Creates a comment on a pull request or issue and returns its id. */
  String createComment(String repository, long number, String text, String token);

  /** Replaces the text of a comment. */
  void updateComment(String repository, long number, String commentId, String text, String token);

  /** Deletes a comment. */
  void deleteComment(String repository, long number, String commentId, String token);
}
