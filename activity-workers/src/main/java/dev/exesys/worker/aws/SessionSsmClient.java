package dev.exesys.worker.aws;

import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;

/**
 * The requests of a worker for the parameter of a job's age key, signed with the credentials of its
 * session. It supports no other operation.
 *
 * @param client sends the requests; stays open
 */
record SessionSsmClient(SsmClient client, SessionCredentials session) implements SsmClient {

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    return client.getParameter(session.on(request));
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
