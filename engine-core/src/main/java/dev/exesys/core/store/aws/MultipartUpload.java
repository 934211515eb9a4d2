package dev.exesys.core.store.aws;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes an object of unknown size in parts, of which one is in memory at a time. Closing it before
 * {@link #complete} discards what was sent.
 */
final class MultipartUpload extends OutputStream {

  /** S3 allows 10,000 parts of at least 5 MiB. */
  private static final int PART_BYTES = 8 << 20;

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final byte[] part = new byte[PART_BYTES];
  private final List<CompletedPart> completed = new ArrayList<>();
  private @Nullable String uploadId;
  private int length;

  MultipartUpload(S3Client client, String bucket, String key) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int at = offset;
    int left = count;
    while (left > 0) {
      if (length == PART_BYTES) {
        sendPart();
      }
      int copied = Math.min(left, PART_BYTES - length);
      System.arraycopy(bytes, at, part, length, copied);
      length += copied;
      at += copied;
      left -= copied;
    }
  }

  private void sendPart() throws IOException {
    String id = upload();
    int number = completed.size() + 1;
    RequestBody body = RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, length));
    String tag =
        call(() ->
            client
                .uploadPart(b -> b.bucket(bucket).key(key).uploadId(id).partNumber(number), body)
                .eTag());
    completed.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    length = 0;
  }

  private String upload() throws IOException {
    String id = uploadId;
    if (id == null) {
      id = call(() -> client.createMultipartUpload(b -> b.bucket(bucket).key(key)).uploadId());
      uploadId = id;
    }
    return id;
  }

  /** Makes the object visible. */
  void complete() throws IOException {
    if (uploadId == null) {
      RequestBody body = RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, length));
      call(() -> client.putObject(b -> b.bucket(bucket).key(key), body));
      return;
    }
    if (length > 0) {
      sendPart();
    }
    String id = upload();
    call(() ->
        client.completeMultipartUpload(
            b -> b.bucket(bucket).key(key).uploadId(id).multipartUpload(u -> u.parts(completed))));
    uploadId = null;
  }

  /** Discards an upload that is not complete; S3 deletes what cannot be discarded after a day. */
  @Override
  public void close() throws IOException {
    String id = uploadId;
    if (id != null) {
      uploadId = null;
      call(() -> client.abortMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(id)));
    }
  }

  private <T> T call(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new IOException(
          "could not write s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }
}
