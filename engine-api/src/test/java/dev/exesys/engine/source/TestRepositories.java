package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;

/** The repositories of a git host, in a directory. */
final class TestRepositories {
  static final PersonIdent SOMEBODY =
      new PersonIdent(
          "Somebody", "somebody@example.org", Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  private final Path folder;

  TestRepositories(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  Path of(String name) {
    return folder.resolve(name);
  }

  /** Creates a repository with one text file, a script and a link, in one commit. */
  RevCommit create(String name, String file, String text) throws Exception {
    Files.createDirectories(of(name));
    try (Git git = Git.init().setDirectory(of(name).toFile()).setInitialBranch("main").call()) {
      // A commit would otherwise start the garbage collection on a background thread, in a
      // directory that the test removes.
      StoredConfig config = git.getRepository().getConfig();
      config.setBoolean("gc", null, "autoDetach", false);
      config.save();
    }
    Path script = Files.writeString(of(name).resolve("run.sh"), "#!/bin/sh\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(of(name).resolve("link"), Path.of("hello.txt"));
    return commit(name, file, text);
  }

  /** Changes a file and commits all files. */
  RevCommit commit(String name, String file, String text) throws Exception {
    Files.writeString(of(name).resolve(file), text);
    try (Git git = open(name)) {
      git.add().addFilepattern(".").call();
      return commit(git, text);
    }
  }

  /** Adds a submodule by writing its configuration and its index entry. */
  void addSubmodule(String name, String url, String path, ObjectId commit) throws Exception {
    Files.writeString(
        of(name).resolve(".gitmodules"),
        "[submodule \"%s\"]%n\tpath = %s%n\turl = %s%n".formatted(path, path, url));
    try (Git git = open(name)) {
      git.add().addFilepattern(".gitmodules").call();
      DirCacheEditor index = git.getRepository().lockDirCache().editor();
      index.add(
          new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(FileMode.GITLINK);
              entry.setObjectId(commit);
            }
          });
      assertThat(index.commit()).isTrue();
      commit(git, "add " + path);
    }
  }

  Git open(String name) throws IOException {
    return Git.open(of(name).toFile());
  }

  private static RevCommit commit(Git git, String message) throws Exception {
    return git.commit()
        .setMessage(message)
        .setAuthor(SOMEBODY)
        .setCommitter(SOMEBODY)
        .setSign(false)
        .call();
  }
}
