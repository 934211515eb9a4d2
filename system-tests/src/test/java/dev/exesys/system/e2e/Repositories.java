package dev.exesys.system.e2e;

import java.util.Map;

/**
 * What jobs of tests name as their repository. A deployment has to have one that it can read; the
 * local stack gives an empty checkout for one that is not there.
 */
public final class Repositories {
  private static final String NOWHERE = "test/nowhere";
  private static final String TOKEN = "/exesys/git-token";
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private Repositories() {}

  /** A job's text with the repository and the token that the environment names, if it does. */
  public static String in(String job) {
    return job.replace(
            "\"" + NOWHERE + "\"",
            "\"" + ENVIRONMENT.getOrDefault("EXESYS_SMOKE_GIT_REPO", NOWHERE) + "\"")
        .replace(
            "aws:::ssm:" + TOKEN + "\"",
            "aws:::ssm:" + ENVIRONMENT.getOrDefault("EXESYS_SMOKE_GIT_TOKEN", TOKEN) + "\"");
  }
}
