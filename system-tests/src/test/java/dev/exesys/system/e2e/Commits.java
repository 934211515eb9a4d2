package dev.exesys.system.e2e;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;

/** Makes repositories for jobs to check out. */
final class Commits {
  private Commits() {}

  /** Commits all that is in a folder, which becomes a repository if it is none. */
  static RevCommit all(Path folder, String message) throws GitAPIException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      // A commit would tidy up on a thread of its own, in a folder that the test is about to
      // remove.
      git.getRepository().getConfig().setBoolean("gc", null, "autoDetach", false);
      git.add().addFilepattern(".").call();
      return git.commit().setMessage(message).setAuthor("a", "a@b.c").setSign(false).call();
    }
  }
}
