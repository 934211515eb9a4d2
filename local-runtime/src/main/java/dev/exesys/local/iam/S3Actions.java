package dev.exesys.local.iam;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.QueryString;
import java.util.List;
import java.util.Map;

/** Determines the actions of requests of S3. */
final class S3Actions {

  private S3Actions() {}

  static RequestedAction of(GatewayRequest request) {
    String path = QueryString.decode(request.rawPath()).substring(1);
    Map<String, String> query = QueryString.firstValues(request.rawQuery());
    int slash = path.indexOf('/');
    String resource = "arn:aws:s3:::" + path;
    if (slash < 0 || slash == path.length() - 1) {
      boolean list = request.method().equals("GET") && query.containsKey("list-type");
      return list
          ? new RequestedAction(
              "s3:ListBucket",
              "arn:aws:s3:::" + path.replace("/", ""),
              Map.of("s3:prefix", List.of(query.getOrDefault("prefix", ""))),
              true)
          : RequestedAction.unknown("s3:OtherBucketOperation");
    }
    boolean part = query.containsKey("uploadId") || query.containsKey("uploads");
    boolean copy = request.header("x-amz-copy-source").isPresent();
    return switch (request.method()) {
      case "GET", "HEAD" ->
          part || query.containsKey("acl") || query.containsKey("tagging")
              ? RequestedAction.unknown("s3:OtherObjectOperation")
              : RequestedAction.on("s3:GetObject", resource);
      // A copy also reads another object, which is not evaluated.
      case "PUT" ->
          copy || query.containsKey("acl") || query.containsKey("tagging")
              ? RequestedAction.unknown("s3:OtherObjectOperation")
              : RequestedAction.on("s3:PutObject", resource);
      case "POST" -> RequestedAction.on("s3:PutObject", resource);
      case "DELETE" ->
          RequestedAction.on(part ? "s3:AbortMultipartUpload" : "s3:DeleteObject", resource);
      default -> RequestedAction.unknown("s3:OtherObjectOperation");
    };
  }
}
