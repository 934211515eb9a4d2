package dev.exesys.local.gateway;

import dev.exesys.local.protocol.Account;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a request to the event that an API Gateway HTTP API passes to a function (payload format
 * 2.0).
 */
final class HttpApiEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpApiEvent() {}

  static ObjectNode of(VerifiedRequest signed, Account account, Instant now) throws IOException {
    GatewayRequest request = signed.request();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", QueryString.decode(request.rawPath()));
    event.put("rawQueryString", request.rawQuery());
    ObjectNode headers = event.putObject("headers");
    for (String name : request.headers().names()) {
      if (name.equals("cookie")) {
        request.headers().all(name).forEach(event.withArray("cookies")::add);
      } else {
        request.headers().joined(name).ifPresent(value -> headers.put(name, value));
      }
    }
    parameters(request, event);
    context(signed, account, now, event.putObject("requestContext"));
    body(request.body().readAllBytes(), event);
    return event;
  }

  private static void parameters(GatewayRequest request, ObjectNode event) {
    Map<String, String> joined = new LinkedHashMap<>();
    QueryString.parse(request.rawQuery())
        .forEach(p -> joined.merge(p.name(), p.value(), (a, b) -> a + "," + b));
    if (!joined.isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      joined.forEach(parameters::put);
    }
  }

  private static void context(
      VerifiedRequest signed, Account account, Instant now, ObjectNode context) {
    GatewayRequest request = signed.request();
    String host = request.header("host").orElse("127.0.0.1");
    context.put("accountId", account.id());
    context.put("apiId", "local");
    ObjectNode iam = context.putObject("authorizer").putObject("iam");
    iam.put("accessKey", signed.signature().accessKeyId());
    iam.put("accountId", signed.principal().accountId());
    iam.put("callerId", signed.principal().userId());
    iam.putNull("cognitoIdentity");
    iam.putNull("principalOrgId");
    iam.put("userArn", signed.principal().arn());
    iam.put("userId", signed.principal().userId());
    context.put("domainName", host);
    context.put("domainPrefix", "local");
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", QueryString.decode(request.rawPath()));
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", "127.0.0.1");
    http.put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", "$default");
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private static void body(byte[] body, ObjectNode event) {
    event.put("isBase64Encoded", false);
    if (body.length == 0) {
      return;
    }
    try {
      event.put(
          "body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      event.put("body", Base64.getEncoder().encodeToString(body));
      event.put("isBase64Encoded", true);
    }
  }
}
