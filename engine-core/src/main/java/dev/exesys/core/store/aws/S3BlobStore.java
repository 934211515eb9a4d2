package dev.exesys.core.store.aws;

import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Stores objects in a bucket of S3. */
public final class S3BlobStore implements BlobStore {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int MAX_CONFLICTS = 5;

  private final S3Client client;
  private final String bucket;

  /** Creates the store over the bucket of that name. */
  public S3BlobStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }

  @Override
  public String key(String uri) {
    String start = uri("");
    if (!uri.startsWith(start)) {
      throw new IllegalArgumentException(uri + " is not in bucket " + bucket);
    }
    return uri.substring(start.length());
  }

  @Override
  public void put(String key, byte[] content) {
    call(
        "write",
        key,
        () -> client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(content)));
  }

  @Override
  public void put(String key, Path file) {
    call(
        "write",
        key,
        () -> client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromFile(file)));
  }

  @Override
  public void write(String key, ContentWriter content) throws IOException {
    try (MultipartUpload upload = new MultipartUpload(client, bucket, key)) {
      content.writeTo(upload);
      upload.complete();
    }
  }

  @Override
  public URI link(String key, Duration validity) {
    S3ServiceClientConfiguration configuration = client.serviceClientConfiguration();
    S3Presigner.Builder presigner =
        S3Presigner.builder()
            .region(configuration.region())
            .credentialsProvider(configuration.credentialsProvider());
    configuration
        .endpointOverride()
        .ifPresent(endpoint ->
            presigner
                .endpointOverride(endpoint)
                .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build()));
    try (S3Presigner signer = presigner.build()) {
      return URI.create(
          signer
              .presignGetObject(p ->
                  p.signatureDuration(validity).getObjectRequest(b -> b.bucket(bucket).key(key)))
              .url()
              .toString());
    } catch (SdkException e) {
      throw new StoreException("could not create a link to " + uri(key), e);
    }
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return call("write", key, () -> tryPut(key, content, 1));
  }

  private boolean tryPut(String key, byte[] content, int attempt) {
    try {
      client.putObject(
          b -> b.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        return false;
      }
      // Another conditional write is in progress. S3 requires a retry, which tells which write
      // succeeded.
      if (e.statusCode() == CONFLICT && attempt < MAX_CONFLICTS) {
        return tryPut(key, content, attempt + 1);
      }
      throw e;
    }
  }

  @Override
  public void copy(String fromKey, String toKey) {
    call(
        "copy",
        fromKey,
        () ->
            client.copyObject(b ->
                b.sourceBucket(bucket)
                    .sourceKey(fromKey)
                    .destinationBucket(bucket)
                    .destinationKey(toKey)));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return call(
        "read",
        key,
        () -> {
          try {
            return Optional.of(
                client.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asByteArrayUnsafe());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public boolean exists(String key) {
    return call(
        "look up",
        key,
        () -> {
          try {
            client.headObject(b -> b.bucket(bucket).key(key));
            return true;
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      return client.getObject(b -> b.bucket(bucket).key(key));
    } catch (SdkException e) {
      if (AwsFailures.isRetryable(e)) {
        throw new StoreException("failed to read " + uri(key) + ": " + e.getMessage(), e, true);
      }
      throw new IOException("failed to read " + uri(key) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    return List.copyOf(sizes(prefix).keySet());
  }

  @Override
  public SortedMap<String, Long> sizes(String prefix) {
    return call(
        "list",
        prefix,
        () -> {
          SortedMap<String, Long> sizes = new TreeMap<>();
          client
              .listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix))
              .contents()
              .forEach(object -> sizes.put(object.key(), object.size()));
          return sizes;
        });
  }

  @Override
  public void delete(String key) {
    call("delete", key, () -> client.deleteObject(b -> b.bucket(bucket).key(key)));
  }

  private <T> T call(String verb, String key, Supplier<T> operation) {
    try {
      return operation.get();
    } catch (SdkException e) {
      throw new StoreException(
          "failed to " + verb + " " + uri(key) + ": " + e.getMessage(),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
