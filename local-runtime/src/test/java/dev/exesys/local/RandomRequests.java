package dev.exesys.local;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Generates JSON bodies whose members have the right names and mostly the wrong values. */
final class RandomRequests {
  private static final List<String> MEMBERS =
      List.of(
          "Name",
          "Names",
          "Path",
          "Value",
          "Type",
          "Overwrite",
          "WithDecryption",
          "TableName",
          "Key",
          "Item",
          "KeySchema",
          "AttributeDefinitions",
          "BillingMode",
          "RequestItems",
          "TransactItems",
          "UpdateExpression",
          "ConditionExpression",
          "KeyConditionExpression",
          "FilterExpression",
          "ExpressionAttributeValues",
          "ExpressionAttributeNames",
          "Limit",
          "Segment",
          "TotalSegments",
          "ExclusiveStartKey",
          "SecretId",
          "SecretString",
          "SecretBinary",
          "VersionId",
          "name",
          "definition",
          "roleArn",
          "stateMachineArn",
          "executionArn",
          "input",
          "maxResults",
          "nextToken",
          "taskToken",
          "output",
          "NextToken",
          "MaxResults",
          "InstanceIds",
          "DocumentName",
          "Parameters",
          "TimeoutSeconds",
          "projectName",
          "ids",
          "id",
          "KeyId",
          "Plaintext",
          "CiphertextBlob",
          "KeySpec",
          "EncryptionContext",
          "Targets",
          "CommandId");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e30",
          "1e400",
          "-1e-400",
          "1e2147483647",
          "1e99999999999",
          "9223372036854775808",
          "1.5",
          "\"\"",
          "\"a\"",
          "\"/a/b\"",
          "\"a b\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"😀\"",
          "\"YWJj\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[\"a\", 1]",
          "{\"a\": null}",
          "{\"pk\": {\"S\": \"a\"}}",
          "{\"pk\": {\"N\": \"1e999\"}}",
          "{\"pk\": {\"N\": \"1e99999999999\"}}",
          "{\":v\": {\"L\": [{\"M\": {}}]}}",
          "{\"pk\": {\"SS\": []}}",
          "\"arn:aws:states:us-east-1:123456789012:stateMachine:x\"",
          "\"SET a = :v\"",
          "\"((((a = :v\"",
          "\"attribute_exists(a[99999999999])\"",
          "\"{\\\"StartAt\\\":1}\"",
          "{\"t\": [{\"PutRequest\": 1}]}",
          "[{\"Put\": {\"TableName\": 7}}]",
          "NaN",
          "}");

  private final Random random;

  RandomRequests(Random random) {
    this.random = random;
  }

  /** Returns the next body, which may not be JSON. */
  String body() {
    if (random.nextInt(20) == 0) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    StringJoiner body = new StringJoiner(",", "{", "}");
    for (String member : MEMBERS) {
      if (random.nextInt(4) == 0) {
        body.add("\"" + member + "\":" + value(0));
      }
    }
    if (random.nextInt(200) == 0) {
      int depth = random.nextInt(5000);
      body.add("\"Item\":" + "{\"M\":".repeat(depth) + "1" + "}".repeat(depth));
    }
    return body.toString();
  }

  private String value(int depth) {
    if (depth < 3 && random.nextInt(6) == 0) {
      return "[" + value(depth + 1) + "," + value(depth + 1) + "]";
    }
    if (depth < 3 && random.nextInt(6) == 0) {
      return "{\"" + MEMBERS.get(random.nextInt(MEMBERS.size())) + "\":" + value(depth + 1) + "}";
    }
    return VALUES.get(random.nextInt(VALUES.size() - (random.nextInt(40) == 0 ? 0 : 2)));
  }
}
