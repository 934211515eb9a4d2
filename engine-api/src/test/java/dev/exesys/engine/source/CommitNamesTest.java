package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import java.util.Random;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Compares the names that the payload may use with those that git accepts. */
class CommitNamesTest {

  private static final JobValidator VALIDATOR = new JobValidator(ValidationPolicy.open());
  private static final String[] PARTS = {
    "a", "Z", "9", "-", "_", ".", "..", "/", "//", "@", "@{", "{", "}", "~", "^", ":", "?", "*",
    "[", "]", "\\", " ", "\t", "\u007f", "\u0001", "#", "+", "%", "$", "'", "\"", "(", "!", "&",
    ";", "|", "<", "ü", "日", "😀", ".lock", "lock", "refs/", "HEAD", "\n"
  };

  private static boolean isAccepted(String field, String value) {
    ObjectNode job =
        (ObjectNode)
            Json.parse(
                """
                {"git_repo": "org/repo", "git_token_location": "aws:::ssm:/t", "username": "ada",
                 "pr_number": 1,
                 "orders": [{"cmds": ["true"], "timeout": 60, "execution_target": "lambda"}]}
                """);
    return VALIDATOR.validate(job.put(field, value)) instanceof ValidationResult.Accepted;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.30.0+k3s1",
        "feature/#123-fix",
        "user@topic",
        "réparer/日本",
        "a%b",
        "x;y",
        "HEAD"
      })
  void acceptsTheNamesOfBranchesAndTags(String name) {
    assertThat(isAccepted("commit_hash", name)).isTrue();
  }

  @Test
  void acceptsExactlyTheNamesThatGitAccepts() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int parts = 1 + random.nextInt(5); parts > 0; parts--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String name = text.toString();
      // JGit looks at the end of the name only, git at the end of each part of the path.
      // A name that starts with a dash could be mistaken for an option, as git branch says too.
      boolean expected =
          Repository.isValidRefName("refs/heads/" + name)
              && !name.contains(".lock/")
              && !name.startsWith("-")
              && !name.equals("@");
      assertThat(isAccepted("commit_hash", name)).as(Json.text(name)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"org/repo", "group/sub/repo", "a/b/c/d/e.git", "_x/.github"})
  void acceptsRepositoriesOfSubgroups(String repository) {
    assertThat(isAccepted("git_repo", repository)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo",
        "/repo",
        "org/",
        "org//repo",
        "../repo",
        "org/..",
        "a/../b",
        "a/./b",
        "-x/y",
        "a/-b"
      })
  void refusesOtherPaths(String repository) {
    assertThat(isAccepted("git_repo", repository)).isFalse();
  }
}
