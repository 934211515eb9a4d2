package dev.exesys.local.gateway;

import java.io.InputStream;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param rawPath the path with its percent-encoding as sent
 * @param rawQuery what follows the question mark, as sent; empty if there is none
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
