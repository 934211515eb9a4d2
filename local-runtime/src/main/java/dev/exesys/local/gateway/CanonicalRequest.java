package dev.exesys.local.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds the canonical request of Signature Version 4, which client and server both hash. It covers
 * the headers that the request lists as signed, so it does not depend on a client's choice of
 * headers.
 */
final class CanonicalRequest {
  private CanonicalRequest() {}

  static String of(
      GatewayRequest request, RequestSignature signature, SigningStyle style, String payloadHash) {
    return String.join(
        "\n",
        request.method(),
        path(request.rawPath(), style),
        query(request.rawQuery(), signature),
        headers(request.headers(), signature.signedHeaders()),
        String.join(";", signature.signedHeaders()),
        payloadHash);
  }

  /**
   * Returns the canonical path: percent-encoded once for S3; for all other services without dot
   * segments and percent-encoded twice.
   */
  private static String path(String rawPath, SigningStyle style) {
    if (style == SigningStyle.S3) {
      return QueryString.encode(QueryString.decode(rawPath), "/");
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : rawPath.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(QueryString.encode(segment, ""));
      }
    }
    String joined = "/" + String.join("/", segments);
    return rawPath.endsWith("/") && !segments.isEmpty() ? joined + "/" : joined;
  }

  /** A presigned URL omits the one parameter with its own signature; everything else is signed. */
  private static String query(String rawQuery, RequestSignature signature) {
    QueryString.Parameter own = new QueryString.Parameter("X-Amz-Signature", signature.signature());
    List<QueryString.Parameter> parameters = new ArrayList<>(QueryString.parse(rawQuery));
    if (signature.presigned()) {
      parameters.remove(own);
    }
    return parameters.stream()
        .map(p ->
            new QueryString.Parameter(
                QueryString.encode(p.name(), ""), QueryString.encode(p.value(), "")))
        .sorted(
            Comparator.comparing(QueryString.Parameter::name)
                .thenComparing(QueryString.Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  private static String headers(RequestHeaders headers, List<String> signed) {
    StringBuilder lines = new StringBuilder();
    for (String name : signed) {
      String value =
          headers.all(name).stream()
              .map(one -> one.strip().replaceAll(" +", " "))
              .collect(Collectors.joining(","));
      lines.append(name).append(':').append(value).append('\n');
    }
    return lines.toString();
  }
}
