package dev.exesys.engine.source;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Makes JGit forget the machine it runs on: no configuration of its user (which may rewrite URLs or
 * line ends) and none of its git program, which JGit would start only to ask where that is.
 */
final class HostSettings extends SystemReader.Delegate {
  private HostSettings(SystemReader machine) {
    super(machine);
  }

  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof HostSettings)) {
      SystemReader.setInstance(new HostSettings(current));
      // JGit measures how exact file times are, for seconds; nothing here waits for the result.
      FS.FileStoreAttributes.setBackground(true);
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    FileBasedConfig config = new Nothing(parent, fs);
    // A fetch would tidy up, and begin that with a lock file, on a thread of its own: in a folder
    // that is being packed or removed.
    config.setInt("gc", null, "auto", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    return config;
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is nothing to load.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public void save() {
      // JGit notes measurements of the file system here; they are not worth a file.
    }
  }
}
