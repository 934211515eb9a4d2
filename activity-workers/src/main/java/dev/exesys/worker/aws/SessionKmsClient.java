package dev.exesys.worker.aws;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * The requests of a worker for the data keys of bundles, signed with the credentials of its
 * session. It supports no other operation.
 *
 * @param client sends the requests; stays open
 */
record SessionKmsClient(KmsClient client, SessionCredentials session) implements KmsClient {

  @Override
  public DecryptResponse decrypt(DecryptRequest request) {
    return client.decrypt(session.on(request));
  }

  @Override
  public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
    return client.generateDataKey(session.on(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    // The client belongs to the worker process.
  }
}
