package dev.exesys.local.s3;

import dev.exesys.local.s3.aws.BodyChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body in the {@code aws-chunked} encoding and verifies its signatures and trailing
 * checksum. It reads one chunk ahead: the last chunk is returned only after the trailer has been
 * verified, because a reader that knows the decoded length does not read to the end.
 */
final class AwsChunkedBody extends InputStream {
  private static final int MAX_CHUNK_BYTES = 16 * 1024 * 1024;
  private static final int MAX_LINE_LENGTH = 4096;
  private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

  private final InputStream in;
  private final @Nullable ChunkSignatures signatures;
  private final String announced;
  private final @Nullable BodyChecksum checksum;
  private byte[] current = new byte[0];
  private int position;
  private byte @Nullable [] next;

  /**
   * Wraps an encoded body.
   *
   * @param signatures null if the chunks are not signed
   * @param announced the trailing header that {@code x-amz-trailer} announces, or an empty string
   */
  AwsChunkedBody(InputStream in, @Nullable ChunkSignatures signatures, String announced)
      throws IOException {
    this.in = in;
    this.signatures = signatures;
    this.announced = announced.strip().toLowerCase(Locale.ROOT);
    this.checksum = this.announced.isEmpty() ? null : BodyChecksum.forHeader(this.announced);
    if (!this.announced.isEmpty() && checksum == null) {
      throw new S3RequestException(
          "NotImplemented", 501, "x-amz-trailer " + announced + " is not supported");
    }
    // The first chunk is read at once because an empty body is never read.
    next = readChunk();
  }

  @Override
  public int read() throws IOException {
    return advance() ? current[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, buffer, offset, count);
    position += count;
    return count;
  }

  /** Advances to a chunk with unread bytes. Returns false at the end of the body. */
  private boolean advance() throws IOException {
    if (position < current.length) {
      return true;
    }
    byte[] chunk = next;
    if (chunk == null) {
      return false;
    }
    next = readChunk();
    current = chunk;
    position = 0;
    return true;
  }

  /** Returns the next chunk, or null after the empty chunk that ends the body. */
  private byte @Nullable [] readChunk() throws IOException {
    String[] head = readLine().split(";", 2);
    int size = size(head[0]);
    byte[] chunk = in.readNBytes(size);
    if (chunk.length < size) {
      throw S3RequestException.incomplete();
    }
    if (checksum != null) {
      checksum.update(chunk);
    }
    if (signatures != null) {
      signatures.checkChunk(chunk, head.length < 2 ? null : afterEquals(head[1]));
    }
    if (size == 0) {
      checkTrailers();
      return null;
    }
    if (!readLine().isEmpty()) {
      throw S3RequestException.incomplete();
    }
    return chunk;
  }

  private void checkTrailers() throws IOException {
    Map<String, String> trailers = new LinkedHashMap<>();
    for (String line = readLineOrEnd(); !line.isEmpty(); line = readLineOrEnd()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw S3RequestException.incomplete();
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      trailers.put(name, line.substring(colon + 1).strip());
    }
    String signature = trailers.remove(TRAILER_SIGNATURE);
    if (signatures != null && !announced.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      trailers.forEach((name, value) -> lines.append(name + ":" + value + "\n"));
      signatures.checkTrailer(lines.toString(), signature);
    }
    if (checksum != null && !checksum.encoded().equals(trailers.get(announced))) {
      throw S3RequestException.wrongChecksum();
    }
  }

  private static int size(String hex) throws S3RequestException {
    try {
      int size = Integer.parseInt(hex.strip(), 16);
      if (size >= 0 && size <= MAX_CHUNK_BYTES) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw S3RequestException.incomplete();
    }
    throw new S3RequestException(
        "InvalidChunkSizeError", 400, "A chunk is larger than " + MAX_CHUNK_BYTES);
  }

  private static String afterEquals(String extension) {
    return extension.substring(extension.indexOf('=') + 1).strip();
  }

  private String readLine() throws IOException {
    String line = readLineOrNull();
    if (line == null) {
      throw S3RequestException.incomplete();
    }
    return line;
  }

  private String readLineOrEnd() throws IOException {
    String line = readLineOrNull();
    return line == null ? "" : line;
  }

  private @Nullable String readLineOrNull() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      if (line.length() == MAX_LINE_LENGTH) {
        throw S3RequestException.incomplete();
      }
      line.append(new String(new byte[] {(byte) c}, StandardCharsets.ISO_8859_1));
    }
    return line.isEmpty() ? null : line.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
