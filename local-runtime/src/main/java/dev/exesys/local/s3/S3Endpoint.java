package dev.exesys.local.s3;

import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.gateway.SignatureError;
import dev.exesys.local.gateway.SignedRequest;
import dev.exesys.local.gateway.SigningStyle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * S3 over a folder. The protocol is S3Proxy's handler, called in this JVM without a server of its
 * own; signatures and bodies are checked before it sees a request.
 */
public final class S3Endpoint implements Endpoint, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(S3Endpoint.class);
  private static final long LARGEST_OBJECT = 5L * 1024 * 1024 * 1024;
  private static final int LARGEST_BODY_OF_UNKNOWN_LENGTH = 32 * 1024 * 1024;
  private static final int LARGEST_CHUNK = 16 * 1024 * 1024;
  private static final int SKEW_SECONDS = 15 * 60;

  private final FilesystemNio2BlobStore store;
  private final S3ProxyHandler handler;
  private final KeyLocks locks = new KeyLocks();

  /**
   * Opens the store.
   *
   * @param folder where buckets are; it is made if it is missing
   * @throws IOException if the folder cannot be made
   */
  public S3Endpoint(Path folder) throws IOException {
    // With a relative path the store's listings and multipart uploads come out wrong.
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    store = new FilesystemNio2BlobStore(absolute.toString());
    handler =
        new S3ProxyHandler(
            store,
            AuthenticationType.NONE,
            null,
            null,
            null,
            LARGEST_OBJECT,
            LARGEST_BODY_OF_UNKNOWN_LENGTH,
            LARGEST_CHUNK,
            false,
            null,
            null,
            SKEW_SECONDS);
  }

  /** Makes a bucket unless it is there. */
  public void ensureBucket(String name) {
    if (!store.containerExists(name)) {
      store.createContainer(name);
    }
  }

  @Override
  public boolean signedAs(String signingName) {
    return signingName.equals("s3");
  }

  /** Anything that is no other service's may be meant for S3, whose paths are free. */
  @Override
  public boolean looksLike(GatewayRequest request) {
    return true;
  }

  @Override
  public SigningStyle style() {
    return SigningStyle.S3;
  }

  @Override
  public void serve(SignedRequest signed, ResponseWriter reply) throws IOException {
    GatewayRequest request = signed.request();
    Lock lock = locks.lockFor(request);
    lock.lock();
    try (InputStream body = SignedBody.open(signed)) {
      refuseContentOfFolder(request);
      S3Request shown = new S3Request(request);
      S3Response response = new S3Response(reply);
      handler.doHandle(shown, shown, response, body, null);
      response.finish();
    } catch (IOException | RuntimeException e) {
      answer(request, e, reply);
    } finally {
      lock.unlock();
    }
  }

  /** The store keeps a key that ends in a slash as a folder, which has no content. */
  private static void refuseContentOfFolder(GatewayRequest request) throws S3Failure {
    int bucketEnd = request.rawPath().indexOf('/', 1);
    boolean folder = bucketEnd > 0 && request.rawPath().endsWith("/");
    if (folder
        && bucketEnd < request.rawPath().length() - 1
        && request.method().equals("PUT")
        && !length(request).equals("0")) {
      throw new S3Failure(
          "NotImplemented", 501, "A key that ends in / with content is not supported here");
    }
  }

  private static String length(GatewayRequest request) {
    return request
        .header("x-amz-decoded-content-length")
        .or(() -> request.header("content-length"))
        .orElse("0");
  }

  private static void answer(GatewayRequest request, Exception failure, ResponseWriter reply)
      throws IOException {
    if (reply.started()) {
      // Too late for an error: the connection is cut, so that nobody takes this for the whole.
      throw new IOException("an answer broke off", failure);
    }
    if (!S3Errors.answer(request, failure, reply)) {
      log.error("S3 {} {} failed", request.method(), request.rawPath(), failure);
      S3Errors.send(reply, "InternalError", 500, "the local stack failed: " + failure);
    }
  }

  @Override
  public void refuse(GatewayRequest request, SignatureError refusal, ResponseWriter reply)
      throws IOException {
    S3Errors.send(reply, refusal.s3Code(), refusal.s3Status(), refusal.message());
  }

  @Override
  public void close() {
    store.close();
  }
}
