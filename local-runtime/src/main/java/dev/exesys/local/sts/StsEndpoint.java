package dev.exesys.local.sts;

import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.gateway.SignatureError;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** STS on the port, with the AWS Query protocol: forms in, XML out. */
public final class StsEndpoint implements Endpoint {
  private static final Logger log = LoggerFactory.getLogger(StsEndpoint.class);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final StsService service;

  public StsEndpoint(StsService service) {
    this.service = service;
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return signingName.equals("sts");
  }

  /** STS is the only service here that takes forms. */
  @Override
  public boolean recognizes(GatewayRequest request) {
    return request.method().equals("POST")
        && request.rawPath().equals("/")
        && request.header("content-type").filter(type -> type.startsWith(FORM)).isPresent();
  }

  @Override
  public void serve(VerifiedRequest signed, ResponseWriter response) throws IOException {
    GatewayRequest request = signed.request();
    String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
    QueryRequest query = QueryRequest.of(body.isEmpty() ? request.rawQuery() : body);
    String action = query.optional("Action").orElse("");
    try {
      Map<String, Object> result =
          service.call(action, query, signed.principal(), signed.signature().accessKeyId());
      send(response, 200, QueryXml.response(action, result));
    } catch (ServiceException e) {
      send(response, e.status(), QueryXml.error(e.code(), String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      log.error("sts {} failed", action, e);
      send(response, 500, QueryXml.error("InternalFailure", "the local stack failed: " + e));
    }
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    send(response, 403, QueryXml.error(code(error), error.message()));
  }

  @Override
  public void refuse(ServiceException error, ResponseWriter response) throws IOException {
    send(
        response, error.status(), QueryXml.error(error.code(), String.valueOf(error.getMessage())));
  }

  private static String code(SignatureError error) {
    return switch (error) {
      case MISSING -> "MissingAuthenticationToken";
      case INCOMPLETE -> "IncompleteSignature";
      case UNKNOWN_KEY, WRONG_TOKEN -> "InvalidClientTokenId";
      case EXPIRED_SESSION -> "ExpiredToken";
      case SKEWED -> "SignatureDoesNotMatch";
      default -> error.s3Code();
    };
  }

  private static void send(ResponseWriter response, int status, String xml) throws IOException {
    response.send(
        status,
        Map.of("Content-Type", "text/xml", "x-amzn-RequestId", UUID.randomUUID().toString()),
        xml.getBytes(StandardCharsets.UTF_8));
  }
}
