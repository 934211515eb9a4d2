package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;

class IsolatedSystemReaderTest {

  /** Reads the setting as JGit does before it measures, because JGit itself caches measurements. */
  @Test
  void fileTimesAreKnownWithoutMeasuringThem() throws Exception {
    IsolatedSystemReader.install();
    long seconds =
        SystemReader.getInstance()
            .getJGitConfig()
            .getTimeUnit(
                ConfigConstants.CONFIG_FILESYSTEM_SECTION,
                "a JVM|a file system",
                ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION,
                -1,
                TimeUnit.SECONDS);
    assertThat(seconds).isEqualTo(2);
  }
}
