package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All orders of a run have the same commit, checked out like git does. */
@ExtendWith(StackUnderTest.Shared.class)
class SourceTest {

  @Test
  void allOrdersHaveOneCommitIfTheBranchMoves(StackUnderTest stack) throws Exception {
    Path repository = stack.folder().resolve("git/moving/repo");
    RevCommit first = commit(Files.createDirectories(repository), "first");
    String move =
        "cd %s && echo second > text && git -c user.name=a -c user.email=a@b.c commit -qam second"
            .formatted(repository);
    String look = "git rev-parse HEAD; git status --porcelain; cat text; git log --format=%s";

    FinishedRun run =
        stack.run(
            new JobBuilder()
                .with(job -> job.put("git_repo", "moving/repo"))
                .order("before", look)
                .order("move", move, "before")
                .order("after", look, order -> order.put("execution_target", "codebuild"), "move"));

    assertThat(run.status()).as(run.view().toPrettyString()).isEqualTo("succeeded");
    String seen = first.name() + "\nfirst\nfirst\n";
    assertThat(stack.log(run, "0001")).isEqualTo(seen);
    assertThat(stack.log(run, "0003")).isEqualTo(seen);
    assertThat(run.view().path("commit").asString(first.name())).isEqualTo(first.name());
  }

  @Test
  void unknownCommitFailsTheRunWithTheReason(StackUnderTest stack) throws Exception {
    commit(Files.createDirectories(stack.folder().resolve("git/pinned/repo")), "first");

    FinishedRun run =
        stack.run(
            new JobBuilder()
                .with(job -> job.put("git_repo", "pinned/repo").put("commit_hash", "0a1b2c3"))
                .order("never", "true"));

    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.summary()).containsExactly(0, 1, 0);
    assertThat(run.event("_job", "job_completed").data().path("reason").asString())
        .contains("pinned/repo has no branch, tag or commit 0a1b2c3");
  }

  private static RevCommit commit(Path repository, String text) throws Exception {
    Files.writeString(repository.resolve("text"), text + "\n");
    return GitCommits.all(repository, text);
  }
}
