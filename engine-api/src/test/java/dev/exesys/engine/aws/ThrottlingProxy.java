package dev.exesys.engine.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A proxy between clients and one table that can throttle requests as DynamoDB does. The local
 * DynamoDB never throttles.
 */
final class ThrottlingProxy implements ExecutionInterceptor, AutoCloseable {

  private static final String BODY =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
  private static final byte[] REFUSAL =
      ("HTTP/1.1 400 Bad Request\r\nContent-Type: application/x-amz-json-1.0\r\nConnection: close\r\n"
              + "Content-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(ISO_8859_1);

  private final String table;
  private final URI stack;
  private final ServerSocket server;
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean throttling;

  ThrottlingProxy(String table, URI stack) {
    this.table = table;
    this.stack = stack;
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread unused = Thread.ofVirtual().start(this::accept);
  }

  /** Starts or ends the throttling. */
  void throttle(boolean on) {
    throttling = on;
  }

  /** Returns the number of throttled requests. */
  int refused() {
    return refused.get();
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    // Requests that were sent during the throttling are retried through the proxy, which forwards
    // them once it has ended.
    return throttling && isAboutTheTable(context.request())
        ? context.httpRequest().toBuilder().port(server.getLocalPort()).build()
        : context.httpRequest();
  }

  private boolean isAboutTheTable(SdkRequest request) {
    @Nullable Map<?, ?> batch = request.getValueForField("RequestItems", Map.class).orElse(null);
    return batch != null
        ? batch.containsKey(table)
        : request.getValueForField("TableName", String.class).filter(table::equals).isPresent();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread unused = Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // The proxy was closed.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] request = read(client.getInputStream());
      if (throttling) {
        refused.incrementAndGet();
        client.getOutputStream().write(REFUSAL);
        return;
      }
      try (Socket service = new Socket(stack.getHost(), stack.getPort())) {
        service.getOutputStream().write(request);
        service.getInputStream().transferTo(client.getOutputStream());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a whole request and asks for its connection to be closed. */
  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    String text = head.toString(ISO_8859_1);
    int length = 0;
    for (String line : text.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(
        (text.substring(0, text.length() - 2).replaceAll("(?i)connection: .*\r\n", "")
                + "Connection: close\r\n\r\n")
            .getBytes(ISO_8859_1));
    whole.write(in.readNBytes(length));
    return whole.toByteArray();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
