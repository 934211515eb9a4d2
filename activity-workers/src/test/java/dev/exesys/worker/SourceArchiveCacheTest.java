package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceArchiveCacheTest {
  private final SourceArchiveCache archives = new SourceArchiveCache();

  @Test
  void keepsWhatWasUsedLatelyWithinItsRoom() {
    for (String key : new String[] {"a", "b", "c", "d"}) {
      archives.keep(key, new byte[SourceArchiveCache.LARGEST]);
    }
    assertThat(archives.find("a")).isPresent();

    archives.keep("e", new byte[] {1});

    assertThat(archives.find("a")).isPresent();
    assertThat(archives.find("b")).isEmpty();
    assertThat(archives.find("e")).contains(new byte[] {1});
  }

  @Test
  void doesNotKeepALargeOne() {
    archives.keep("large", new byte[SourceArchiveCache.LARGEST + 1]);

    assertThat(archives.find("large")).isEmpty();
  }
}
