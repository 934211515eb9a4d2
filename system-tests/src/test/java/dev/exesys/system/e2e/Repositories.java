package dev.exesys.system.e2e;

import java.util.Map;

/**
 * The repository of the tests' jobs. A deployment on AWS requires one that it can read; the local
 * stack provides an empty checkout if the repository does not exist.
 */
public final class Repositories {
  private static final String NOWHERE = "test/nowhere";
  private static final String TOKEN = "/exesys/git-token";
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private Repositories() {}

  /** Returns a job with the repository and the token from the environment, if they are set. */
  public static String in(String job) {
    return job.replace(
            "\"" + NOWHERE + "\"",
            "\"" + ENVIRONMENT.getOrDefault("EXESYS_SMOKE_GIT_REPO", NOWHERE) + "\"")
        .replace(
            "aws:::ssm:" + TOKEN + "\"",
            "aws:::ssm:" + ENVIRONMENT.getOrDefault("EXESYS_SMOKE_GIT_TOKEN", TOKEN) + "\"");
  }
}
