package dev.exesys.worker.aws;

import java.util.function.Function;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;

/** Sends requests for objects, signed with the credentials of a worker's session. */
final class SessionS3Client extends DelegatingS3Client {
  private final SessionCredentials session;

  /**
   * Creates the client.
   *
   * @param client sends the requests; stays open
   */
  SessionS3Client(S3Client client, SessionCredentials session) {
    super(client);
    this.session = session;
  }

  @Override
  protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
    return operation.apply(session.on(request));
  }

  @Override
  public void close() {
    // The client belongs to the worker process.
  }
}
