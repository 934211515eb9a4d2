package dev.exesys.engine.codehost;

import dev.exesys.core.store.RunItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one comment is about: the runs of one flow for one pull request or issue.
 *
 * @param repository {@code org/repo}
 * @param number number of the pull request or issue
 * @param flowLabel {@code flow_label} of the jobs
 */
record ReportSubject(String repository, long number, String flowLabel) {
  private static final int MARKER_DIGITS = 16;

  static ReportSubject of(RunItem run) {
    Long pr = run.job().prNumber();
    Long issue = run.job().issueNumber();
    return new ReportSubject(
        run.job().gitRepo(), pr != null ? pr : issue != null ? issue : 0, run.flowLabel());
  }

  /** Returns the key of the subject in the store. */
  String key() {
    return repository + "#" + number + "#" + flowLabel;
  }

  /**
   * Returns an invisible text by which the comment of the subject is found.
   *
   * @param deployment the prefix of the deployment
   */
  String marker(String deployment) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((deployment + "#" + key()).getBytes(StandardCharsets.UTF_8));
      return "<!-- exesys " + HexFormat.of().formatHex(digest).substring(0, MARKER_DIGITS) + " -->";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
