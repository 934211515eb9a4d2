package dev.exesys.engine.source;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

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
    return new FileTimes(parent, fs);
  }

  /**
   * Says how exact file times are. JGit would measure it, for seconds, and write files into a
   * folder that is being packed or removed; what it is told here suits every file system.
   */
  private static final class FileTimes extends Nothing {
    private static final long SECONDS = 2;

    FileTimes(Config parent, FS fs) {
      super(parent, fs);
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }

  private static class Nothing extends FileBasedConfig {
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
