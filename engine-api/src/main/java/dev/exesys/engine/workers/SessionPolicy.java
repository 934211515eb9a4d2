package dev.exesys.engine.workers;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the session policy of a worker. It restricts the role of worker sessions, which names the
 * deployment's tables, bucket and key, to one run: writes to the order itself, reads to what its
 * run stores for it. A policy may have 2,048 characters.
 *
 * @param partition of the ARNs, for example {@code aws}
 * @param bucket the internal bucket
 */
record SessionPolicy(String partition, String bucket) {
  private static final String ANY = "*";

  /** Returns the policy for the worker of an order. */
  String of(RunItem run, OrderItem order) {
    ObjectNode policy = Json.object().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    tables(statements, run, order.key());
    objects(statements, run, order.key());
    keys(statements, run);
    String role = order.order().roleArn();
    if (role != null) {
      allow(statements, List.of(role), "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession");
    }
    return Json.text(policy);
  }

  private static void tables(ArrayNode statements, RunItem run, OrderKey order) {
    String trace = run.ids().traceId();
    ObjectNode reads = allow(statements, List.of(ANY), "dynamodb:GetItem", "dynamodb:BatchGetItem");
    leadingKeys(reads, List.of(order.runId() + ":*", trace));
    ObjectNode writes = allow(statements, List.of(ANY), "dynamodb:PutItem", "dynamodb:UpdateItem");
    // The second key is that of the shares of instances.
    leadingKeys(writes, List.of(order.pk(), order.pk() + "@*", trace));
  }

  private static void leadingKeys(ObjectNode statement, List<String> patterns) {
    ArrayNode keys =
        statement
            .putObject("Condition")
            .putObject("ForAllValues:StringLike")
            .putArray("dynamodb:LeadingKeys");
    patterns.forEach(keys::add);
  }

  private void objects(ArrayNode statements, RunItem run, OrderKey order) {
    OrderKey any = new OrderKey(order.runId(), ANY);
    List<String> reads = new ArrayList<>();
    reads.add(StorageKeys.bundle(order));
    reads.add(StorageKeys.orderParts(any));
    reads.add(StorageKeys.folder(any) + "artifacts/*");
    reads.add(StorageKeys.folder(any) + "outputs/*");
    String source = run.progress().source();
    String start = "s3://" + bucket + "/";
    if (source != null && source.startsWith(start)) {
      reads.add(source.substring(start.length()));
    }
    allow(statements, reads.stream().map(this::object).toList(), "s3:GetObject");
    // The role allows logs, events, outputs and artifacts only.
    allow(
        statements,
        List.of(object(StorageKeys.folder(order) + ANY)),
        "s3:PutObject",
        "s3:AbortMultipartUpload");
  }

  private String object(String key) {
    return "arn:" + partition + ":s3:::" + bucket + "/" + key;
  }

  private void keys(ArrayNode statements, RunItem run) {
    ObjectNode bundles = allow(statements, List.of(ANY), "kms:Decrypt", "kms:GenerateDataKey");
    bundles
        .putObject("Condition")
        .putObject("StringEquals")
        .put("kms:EncryptionContext:" + BundleKeys.RUN_ID, run.runId());
    // Tables, buckets and parameters may be encrypted with a key of the deployment.
    ObjectNode services = allow(statements, List.of(ANY), "kms:Decrypt", "kms:GenerateDataKey");
    services.putObject("Condition").putObject("StringLike").put("kms:ViaService", ANY);
    String parameter = run.job().sopsKeySsmPath();
    if (parameter != null) {
      String arn = "arn:" + partition + ":ssm:*:*:parameter";
      allow(
          statements,
          List.of(arn + (parameter.startsWith("/") ? parameter : "/" + parameter)),
          "ssm:GetParameter");
    }
  }

  private static ObjectNode allow(ArrayNode statements, List<String> resources, String... actions) {
    ObjectNode statement = statements.addObject().put("Effect", "Allow");
    ArrayNode names = statement.putArray("Action");
    for (String action : actions) {
      names.add(action);
    }
    ArrayNode arns = statement.putArray("Resource");
    resources.forEach(arns::add);
    return statement;
  }
}
