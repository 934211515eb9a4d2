package dev.exesys.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0, 10, false",
    "bytes=0-3, 0, 4, true",
    "bytes=4-, 4, 10, true",
    "bytes=-3, 7, 10, true",
    "bytes=-30, 0, 10, true",
    "bytes=4-99, 4, 10, true",
    "bytes=3-2, 0, 10, false",
    "'bytes=0-1,4-5', 0, 10, false",
    "items=0-1, 0, 10, false",
    "bytes=-, 0, 10, false",
    "bytes=999999999999999999999-, 0, 10, false",
  })
  void selectsBytes(String header, long from, long to, boolean partial) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange(from, to, partial));
    assertThat(ByteRange.of(header, 10).isUnsatisfiable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-, 10", "bytes=12-15, 10", "bytes=0-, 0", "bytes=-5, 0", "bytes=-0, 10"})
  void aRangeWithoutBytesIsUnsatisfiable(String header, long size) {
    ByteRange range = ByteRange.of(header, size);
    assertThat(range.isUnsatisfiable()).isTrue();
    assertThat(range.contentRange(size)).isEqualTo("bytes */" + size);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 4, bytes 0-3/10",
    "bytes=5-, 5, 9, bytes 5-8/10",
    "bytes=8-, 8, 10, bytes 8-9/10"
  })
  void aLongRangeIsCut(String header, long from, long to, String contentRange) {
    ByteRange range = ByteRange.of(header, 10).atMost(4);
    assertThat(range).isEqualTo(new ByteRange(from, to, true));
    assertThat(range.contentRange(10)).isEqualTo(contentRange);
  }
}
