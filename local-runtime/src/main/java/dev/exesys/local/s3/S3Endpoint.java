package dev.exesys.local.s3;

import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.QueryString;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.gateway.SignatureError;
import dev.exesys.local.gateway.SigningStyle;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emulates S3 with a directory as storage. S3Proxy's handler implements the protocol, without a
 * separate server; signatures and bodies are verified before the handler sees them.
 */
public final class S3Endpoint implements Endpoint, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(S3Endpoint.class);

  /** File systems allow 255 bytes in a name, of which the blob store adds 37 while it writes. */
  private static final int MAX_SEGMENT_BYTES = 218;

  private static final long MAX_OBJECT_BYTES = 5L * 1024 * 1024 * 1024;
  private static final int MAX_UNSIZED_BODY_BYTES = 32 * 1024 * 1024;
  private static final int MAX_CHUNK_BYTES = 16 * 1024 * 1024;
  private static final int MAX_CLOCK_SKEW_SECONDS = 15 * 60;

  private final FilesystemNio2BlobStore store;
  private final S3ProxyHandler handler;
  private final KeyLocks locks = new KeyLocks();

  /**
   * Opens the object store.
   *
   * @param directory the parent directory of the buckets, created if missing
   * @throws IOException if the directory cannot be created
   */
  public S3Endpoint(Path directory) throws IOException {
    // With a relative path the blob store returns wrong listings and multipart uploads.
    Path absolute = directory.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    store = new FilesystemNio2BlobStore(absolute.toString());
    handler =
        new S3ProxyHandler(
            store,
            AuthenticationType.NONE,
            null,
            null,
            null,
            MAX_OBJECT_BYTES,
            MAX_UNSIZED_BODY_BYTES,
            MAX_CHUNK_BYTES,
            false,
            null,
            null,
            MAX_CLOCK_SKEW_SECONDS);
  }

  /** Creates a bucket if it does not exist. */
  public void ensureBucket(String name) {
    if (!store.containerExists(name)) {
      store.createContainer(name);
    }
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return signingName.equals("s3");
  }

  /** S3 accepts any path, so a request that no other service recognizes is treated as S3. */
  @Override
  public boolean recognizes(GatewayRequest request) {
    return true;
  }

  @Override
  public SigningStyle style() {
    return SigningStyle.S3;
  }

  @Override
  public void serve(VerifiedRequest signed, ResponseWriter response) throws IOException {
    GatewayRequest request = signed.request();
    Lock lock = locks.lockFor(request);
    lock.lock();
    try (InputStream body = VerifiedBody.open(signed)) {
      rejectDirectoryContent(request);
      rejectLongSegments(request);
      S3ServletRequest servletRequest = new S3ServletRequest(request);
      S3ServletResponse servletResponse = new S3ServletResponse(response);
      handler.doHandle(servletRequest, servletRequest, servletResponse, body, null);
      servletResponse.finish();
    } catch (IOException | RuntimeException e) {
      answer(request, e, response);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Rejects content for a key that ends in a slash: the blob store keeps such a key as a directory.
   */
  private static void rejectDirectoryContent(GatewayRequest request) throws S3RequestException {
    int bucketEnd = request.rawPath().indexOf('/', 1);
    boolean directory = bucketEnd > 0 && request.rawPath().endsWith("/");
    if (directory
        && bucketEnd < request.rawPath().length() - 1
        && request.method().equals("PUT")
        && !length(request).equals("0")) {
      throw new S3RequestException(
          "NotImplemented", 501, "A key that ends in / with content is not supported here");
    }
  }

  /** Rejects a key that the blob store cannot keep as a file, and says why. */
  private static void rejectLongSegments(GatewayRequest request) throws S3RequestException {
    for (String segment : QueryString.decode(request.rawPath()).split("/", -1)) {
      if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
        throw new S3RequestException(
            "KeyTooLongError",
            400,
            "A key with more than "
                + MAX_SEGMENT_BYTES
                + " bytes between two slashes is not supported here");
      }
    }
  }

  private static String length(GatewayRequest request) {
    return request
        .header("x-amz-decoded-content-length")
        .or(() -> request.header("content-length"))
        .orElse("0");
  }

  private static void answer(GatewayRequest request, Exception failure, ResponseWriter response)
      throws IOException {
    if (response.started()) {
      // The status has been sent. Closing the connection signals that the response is incomplete.
      throw new IOException("the response was interrupted", failure);
    }
    if (!S3ErrorWriter.answer(request, failure, response)) {
      log.error("S3 {} {} failed", request.method(), request.rawPath(), failure);
      S3ErrorWriter.send(response, "InternalError", 500, "internal error");
    }
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    S3ErrorWriter.send(response, error.s3Code(), error.s3Status(), error.message());
  }

  @Override
  public void refuse(ServiceException error, ResponseWriter response) throws IOException {
    S3ErrorWriter.send(response, error.code(), error.status(), String.valueOf(error.getMessage()));
  }

  @Override
  public void close() {
    store.close();
  }
}
