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
 * A body in S3's own chunked encoding. It reads one chunk ahead: the last chunk is given out only
 * when what follows it, the end mark and the trailing checksum, has been found right too, because a
 * reader that knows the decoded length never asks for the end.
 */
final class ChunkedBody extends InputStream {
  private static final int LARGEST_CHUNK = 16 * 1024 * 1024;
  private static final int LONGEST_LINE = 4096;
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
   * @param announced the trailing header that the request announced, or an empty string
   */
  ChunkedBody(InputStream in, @Nullable ChunkSignatures signatures, String announced)
      throws IOException {
    this.in = in;
    this.signatures = signatures;
    this.announced = announced.strip().toLowerCase(Locale.ROOT);
    this.checksum = this.announced.isEmpty() ? null : BodyChecksum.forHeader(this.announced);
    if (!this.announced.isEmpty() && checksum == null) {
      throw new S3Failure(
          "NotImplemented", 501, "x-amz-trailer " + announced + " is not supported");
    }
    // At once, because of an empty body nothing is ever read.
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

  /** Makes the current chunk one with bytes left; false at the end. */
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

  /** The next chunk; null when it was the empty one that ends the body. */
  private byte @Nullable [] readChunk() throws IOException {
    String[] head = readLine().split(";", 2);
    int size = size(head[0]);
    byte[] chunk = in.readNBytes(size);
    if (chunk.length < size) {
      throw S3Failure.incomplete();
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
      throw S3Failure.incomplete();
    }
    return chunk;
  }

  private void checkTrailers() throws IOException {
    Map<String, String> trailers = new LinkedHashMap<>();
    for (String line = readLineOrEnd(); !line.isEmpty(); line = readLineOrEnd()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw S3Failure.incomplete();
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
      throw S3Failure.wrongChecksum();
    }
  }

  private static int size(String hex) throws S3Failure {
    try {
      int size = Integer.parseInt(hex.strip(), 16);
      if (size >= 0 && size <= LARGEST_CHUNK) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw S3Failure.incomplete();
    }
    throw new S3Failure("InvalidChunkSizeError", 400, "A chunk is larger than " + LARGEST_CHUNK);
  }

  private static String afterEquals(String extension) {
    return extension.substring(extension.indexOf('=') + 1).strip();
  }

  private String readLine() throws IOException {
    String line = readLineOrNull();
    if (line == null) {
      throw S3Failure.incomplete();
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
      if (line.length() == LONGEST_LINE) {
        throw S3Failure.incomplete();
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
