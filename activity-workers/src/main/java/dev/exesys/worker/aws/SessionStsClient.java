package dev.exesys.worker.aws;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * The requests of a worker for the role of an order, signed with the credentials of its session. It
 * supports no other operation.
 *
 * @param client sends the requests; stays open
 */
record SessionStsClient(StsClient client, SessionCredentials session) implements StsClient {

  @Override
  public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
    return client.assumeRole(session.on(request));
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
