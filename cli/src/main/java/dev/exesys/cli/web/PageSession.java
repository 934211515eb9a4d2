package dev.exesys.cli.web;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Admits one browser: the one that opened the link with the one-time token.
 *
 * <p>A request must name this server in {@code Host}, so that no other name can be bound to the
 * loopback address (DNS rebinding), and a request that changes something must come from this
 * server's own pages ({@code Origin}).
 */
final class PageSession {
  private static final String COOKIE = "exesys_session";
  private static final int SECRET_BYTES = 32;

  private final String token = secret();
  private final String cookie = secret();
  private final AtomicBoolean tokenUsed = new AtomicBoolean();
  private final Set<String> hosts;

  PageSession(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /** Returns the token of the link; it is accepted once. */
  String token() {
    return token;
  }

  /** Returns whether a token is the one of the link and has not been used before. */
  boolean redeem(String given) {
    return same(given, token) && tokenUsed.compareAndSet(false, true);
  }

  /** Returns the value of the header {@code Set-Cookie} that admits a browser. */
  String setCookie() {
    return COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict";
  }

  boolean isAdmitted(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";")).stream())
        .map(String::strip)
        .anyMatch(pair -> same(pair, COOKIE + "=" + cookie));
  }

  boolean isKnownHost(Headers headers) {
    String host = headers.getFirst("Host");
    return host != null && hosts.contains(host);
  }

  boolean isOwnOrigin(Headers headers) {
    String origin = headers.getFirst("Origin");
    return origin != null && hosts.stream().anyMatch(host -> origin.equals("http://" + host));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
