package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3Test {
  private static final String BUCKET = "a-bucket";

  @TempDir static Path folder;
  private static LocalStack stack;
  private static S3Client s3;

  @BeforeAll
  static void start() throws IOException {
    stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
    stack.ensureBucket(BUCKET);
    stack.ensureBucket(BUCKET);
    s3 = Clients.on(stack.endpoint(), S3Client.builder().forcePathStyle(true));
  }

  @AfterAll
  static void stop() {
    s3.close();
    stack.close();
  }

  @Test
  void returnsStoredObject() {
    for (String key : List.of("plain", "a/b c/ü+%&=.txt", "dir/x")) {
      put(key, "content of " + key);
      assertThat(get(key)).isEqualTo("content of " + key);
    }
    s3.putObject(
        b -> b.bucket(BUCKET).key("typed").contentType("text/x-test").metadata(Map.of("k", "v")),
        RequestBody.empty());
    var head = s3.headObject(b -> b.bucket(BUCKET).key("typed"));
    assertThat(head.contentType()).isEqualTo("text/x-test");
    assertThat(head.metadata()).containsEntry("k", "v");
    assertThat(head.contentLength()).isZero();
  }

  @Test
  void readsLargeObjectsCompletelyAndInRanges() {
    byte[] large = new byte[5_000_000];
    new Random(7).nextBytes(large);
    s3.putObject(b -> b.bucket(BUCKET).key("large"), RequestBody.fromBytes(large));
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("large")).asByteArray())
        .isEqualTo(large);
    byte[] part =
        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("large").range("bytes=1000-1999"))
            .asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(large, 1000, 2000));
  }

  @Test
  void evaluatesPreconditions() {
    s3.putObject(b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("1"));
    assertThatThrownBy(() ->
            s3.putObject(
                b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("2")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    String tag = s3.headObject(b -> b.bucket(BUCKET).key("once")).eTag();
    s3.putObject(b -> b.bucket(BUCKET).key("once").ifMatch(tag), RequestBody.fromString("3"));
    assertThatThrownBy(() ->
            s3.putObject(
                b -> b.bucket(BUCKET).key("once").ifMatch(tag), RequestBody.fromString("4")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(get("once")).isEqualTo("3");
    String now = s3.headObject(b -> b.bucket(BUCKET).key("once")).eTag();
    assertThatThrownBy(() -> s3.headObject(b -> b.bucket(BUCKET).key("once").ifNoneMatch(now)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
  }

  @Test
  void exactlyOneOfManyWritesWithIfMatchSucceeds() throws InterruptedException {
    put("contested", "0");
    String tag = s3.headObject(b -> b.bucket(BUCKET).key("contested")).eTag();
    List<String> succeeded = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String content = "writer " + i;
      threads.add(Thread.ofPlatform().start(() -> replace(tag, content, succeeded)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(succeeded).hasSize(1).containsExactly(get("contested"));
  }

  private static void replace(String tag, String content, List<String> succeeded) {
    try {
      s3.putObject(
          b -> b.bucket(BUCKET).key("contested").ifMatch(tag), RequestBody.fromString(content));
      succeeded.add(content);
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
    }
  }

  @Test
  void listsObjectsInPagesAndByPrefix() {
    for (int i = 0; i < 25; i++) {
      put("list/%02d/x".formatted(i % 5) + i, "");
    }
    List<String> keys = new ArrayList<>();
    s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).prefix("list/").maxKeys(7))
        .contents()
        .forEach(object -> keys.add(object.key()));
    assertThat(keys).hasSize(25).isSorted();
    var folders = s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("list/").delimiter("/"));
    assertThat(folders.commonPrefixes()).hasSize(5);
    s3.deleteObjects(b ->
        b.bucket(BUCKET)
            .delete(d ->
                d.objects(
                    keys.stream()
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())));
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("list/")).keyCount()).isZero();
  }

  @Test
  void completesMultipartUpload() {
    String id = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("parts")).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    byte[] part = new byte[5 * 1024 * 1024];
    for (int i = 1; i <= 2; i++) {
      int number = i;
      Arrays.fill(part, (byte) i);
      String tag =
          s3.uploadPart(
                  b -> b.bucket(BUCKET).key("parts").uploadId(id).partNumber(number),
                  RequestBody.fromBytes(part))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    s3.completeMultipartUpload(
        b -> b.bucket(BUCKET).key("parts").uploadId(id).multipartUpload(m -> m.parts(parts)));
    byte[] whole = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("parts")).asByteArray();
    assertThat(whole).hasSize(2 * part.length).startsWith(1).endsWith(2);
  }

  @Test
  void rejectsModifiedPresignedUrls() throws Exception {
    put("shared", "for you");
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(stack.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(Clients.provider(Clients.CREDENTIALS))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      URI url =
          presigner
              .presignGetObject(b ->
                  b.signatureDuration(Duration.ofMinutes(1))
                      .getObjectRequest(r -> r.bucket(BUCKET).key("shared")))
              .url()
              .toURI();
      try (InputStream in = url.toURL().openStream()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("for you");
      }
      URI other = URI.create(url.toString().replace("shared", "typed"));
      assertThatThrownBy(() -> other.toURL().openStream()).hasMessageContaining("403");
    }
  }

  @Test
  void rejectsContentForKeysThatEndInSlash() {
    put("folder/", "");
    assertThatThrownBy(() -> put("folder2/", "content"))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
  }

  @Test
  void refusesLongKeySegmentsWithAReason() {
    put("a".repeat(218), "content");
    assertThatThrownBy(() -> put("ü".repeat(110) + "/x", "content"))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
  }

  @Test
  void sendsErrorCodesOfS3() {
    assertThatThrownBy(() -> get("nowhere")).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.listObjectsV2(b -> b.bucket("no-such-bucket")))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> s3.getBucketWebsite(b -> b.bucket(BUCKET)))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"));
  }

  private static void put(String key, String content) {
    s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private static String get(String key) {
    return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String();
  }
}
