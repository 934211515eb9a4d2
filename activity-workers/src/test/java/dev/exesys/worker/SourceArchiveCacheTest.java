package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceArchiveCacheTest {
  private final SourceArchiveCache cache = new SourceArchiveCache();

  @Test
  void removesTheLeastRecentlyUsedArchives() {
    for (String key : new String[] {"a", "b", "c", "d"}) {
      cache.put(key, new byte[SourceArchiveCache.MAX_ARCHIVE_BYTES]);
    }
    assertThat(cache.find("a")).isPresent();

    cache.put("e", new byte[] {1});

    assertThat(cache.find("a")).isPresent();
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("e")).contains(new byte[] {1});
  }

  @Test
  void doesNotCacheALargeArchive() {
    cache.put("large", new byte[SourceArchiveCache.MAX_ARCHIVE_BYTES + 1]);

    assertThat(cache.find("large")).isEmpty();
  }
}
