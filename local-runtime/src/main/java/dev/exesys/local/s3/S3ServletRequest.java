package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.QueryString;
import dev.exesys.local.gateway.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Presents a gateway request to the S3 handler as a servlet request. Methods that the handler does
 * not use throw.
 */
final class S3ServletRequest extends HttpServletRequestWrapper {
  private final GatewayRequest request;
  private final RequestHeaders headers;
  private final Map<String, String> parameters;

  S3ServletRequest(GatewayRequest request) {
    super(UnsupportedServletProxy.of(HttpServletRequest.class));
    this.request = request;
    this.headers = withoutFraming(request.headers());
    this.parameters = QueryString.firstValues(request.rawQuery());
  }

  /**
   * Removes the headers that describe the encoding of the body, which is decoded and verified
   * already.
   */
  private static RequestHeaders withoutFraming(RequestHeaders headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    headers.names().forEach(name -> kept.put(name, headers.all(name)));
    kept.remove("x-amz-trailer");
    // Verified with the signature; the handler rejects headers that it does not know.
    kept.remove("x-amz-security-token");
    if (kept.containsKey("x-amz-content-sha256")) {
      kept.put("x-amz-content-sha256", List.of("UNSIGNED-PAYLOAD"));
    }
    kept.computeIfPresent("content-encoding", (name, values) -> withoutChunked(values));
    return RequestHeaders.of(kept);
  }

  private static @Nullable List<String> withoutChunked(List<String> values) {
    String kept =
        values.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("aws-chunked"))
            .collect(Collectors.joining(", "));
    return kept.isEmpty() ? null : List.of(kept);
  }

  @Override
  public String getMethod() {
    return request.method();
  }

  @Override
  public String getRequestURI() {
    return request.rawPath();
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer("http://" + headers.first("host").orElse("") + request.rawPath());
  }

  @Override
  public String getQueryString() {
    return request.rawQuery();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.first(name).orElse(null);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(headers.all(name));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(headers.names());
  }

  @Override
  public long getDateHeader(String name) {
    String value = getHeader(name);
    if (value == null) {
      return -1;
    }
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is no HTTP date: " + value, e);
    }
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("content-type");
  }

  @Override
  public long getContentLengthLong() {
    String value = getHeader("content-length");
    return value == null ? -1 : Long.parseLong(value);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public String toString() {
    return request.method() + " " + request.rawPath();
  }
}
