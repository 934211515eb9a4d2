package dev.exesys.system.e2e;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;

/** Creates Git repositories for jobs to check out. */
final class GitCommits {
  private GitCommits() {}

  /** GitCommits all files of a folder, which is initialized as a repository if necessary. */
  static RevCommit all(Path folder, String message) throws GitAPIException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      // Without automatic maintenance, which would run on another thread while the test deletes the
      // folder.
      git.getRepository().getConfig().setBoolean("gc", null, "autoDetach", false);
      git.add().addFilepattern(".").call();
      return git.commit().setMessage(message).setAuthor("a", "a@b.c").setSign(false).call();
    }
  }
}
