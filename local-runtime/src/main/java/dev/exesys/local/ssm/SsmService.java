package dev.exesys.local.ssm;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;

/** Serves Parameter Store and Run Command as one service, as Systems Manager does. */
public final class SsmService implements JsonService {
  private final Operations operations;

  public SsmService(Operations operations) {
    this.operations = operations;
  }

  @Override
  public String signingName() {
    return "ssm";
  }

  @Override
  public String targetPrefix() {
    return "AmazonSSM";
  }

  @Override
  public String jsonVersion() {
    return "1.1";
  }

  @Override
  public Operations operations() {
    return operations;
  }
}
