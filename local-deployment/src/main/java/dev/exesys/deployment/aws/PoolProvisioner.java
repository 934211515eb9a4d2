package dev.exesys.deployment.aws;

import dev.exesys.core.settings.EngineSettings;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Creates the activities of the pools, as the Terraform module does. */
record PoolProvisioner(SfnClient client) {

  /** Creates the activities that do not exist. */
  void create(EngineSettings settings) {
    for (String pool : settings.pools()) {
      String arn = settings.activityArn(pool);
      client.createActivity(a -> a.name(arn.substring(arn.lastIndexOf(':') + 1)));
    }
  }
}
