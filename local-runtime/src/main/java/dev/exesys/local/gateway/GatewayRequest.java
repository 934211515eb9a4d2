package dev.exesys.local.gateway;

import java.io.InputStream;
import java.util.Optional;

/**
 * An HTTP request as received.
 *
 * @param rawPath the path, percent-encoded as received
 * @param rawQuery the query string without the question mark, as received; empty if there is none
 */
public record GatewayRequest(
    String method, String rawPath, String rawQuery, RequestHeaders headers, InputStream body) {

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  public GatewayRequest withBody(InputStream other) {
    return new GatewayRequest(method, rawPath, rawQuery, headers, other);
  }
}
