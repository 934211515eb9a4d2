package dev.exesys.local.s3.aws;

import java.util.Base64;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;

/** One of S3's flexible checksums, computed as a body passes by. */
public final class BodyChecksum {
  private final SdkChecksum checksum;

  private BodyChecksum(SdkChecksum checksum) {
    this.checksum = checksum;
  }

  /** The checksum a header such as {@code x-amz-checksum-crc32} carries; null if it is none. */
  public static @Nullable BodyChecksum forHeader(String header) {
    FlexChecksum algorithm = FlexChecksum.fromHeaderName(header);
    return algorithm == null ? null : new BodyChecksum(algorithm.newChecksum());
  }

  public void update(byte[] bytes) {
    checksum.update(bytes, 0, bytes.length);
  }

  /** The value as it stands in the header. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
  }
}
