package dev.exesys.local.s3.aws;

import java.util.Base64;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;

/** Computes one of S3's flexible checksums over a body. */
public final class BodyChecksum {
  private final SdkChecksum checksum;

  private BodyChecksum(SdkChecksum checksum) {
    this.checksum = checksum;
  }

  /**
   * Returns the checksum that a header such as {@code x-amz-checksum-crc32} carries, or null if the
   * header is no checksum.
   */
  public static @Nullable BodyChecksum forHeader(String header) {
    FlexChecksum algorithm = FlexChecksum.fromHeaderName(header);
    return algorithm == null ? null : new BodyChecksum(algorithm.newChecksum());
  }

  public void update(byte[] bytes) {
    checksum.update(bytes, 0, bytes.length);
  }

  /** Returns the checksum as it appears in the header, in base64. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
  }
}
