package dev.exesys.local.s3;

import dev.exesys.local.gateway.SigningKey;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A body of known length whose SHA-256 is verified before its last bytes are returned. */
final class HashCheckedBody extends FilterInputStream {
  private final MessageDigest digest = SigningKey.newSha256();
  private final String expected;
  private long left;

  HashCheckedBody(InputStream in, long length, String expected) {
    super(in);
    this.left = length;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = super.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw S3RequestException.incomplete();
    }
    digest.update(buffer, offset, count);
    left -= count;
    if (left == 0
        && !SigningKey.constantTimeEquals(HexFormat.of().formatHex(digest.digest()), expected)) {
      throw S3RequestException.otherPayload();
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
