package dev.exesys.local.s3;

import dev.exesys.local.gateway.ResponseWriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Presents a gateway response to the S3 handler as a servlet response. Text is buffered and sent
 * with its length; object data is streamed.
 */
final class S3ServletResponse extends HttpServletResponseWrapper {
  private final ResponseWriter response;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private @Nullable PrintWriter writer;
  private @Nullable OutputStream stream;
  private int status = 200;

  S3ServletResponse(ResponseWriter response) {
    super(UnsupportedServletProxy.of(HttpServletResponse.class));
    this.response = response;
  }

  /** Sends everything that has not been sent yet. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (stream != null) {
      stream.close();
    } else if (writer != null) {
      try (OutputStream out = response.start(status, text.size())) {
        text.writeTo(out);
      }
    } else {
      // A response to HEAD states the length of the object in its headers.
      response.start(status, 0).close();
    }
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int code) {
    status = code;
  }

  @Override
  public void sendError(int code, String message) {
    status = code;
    getWriter().print(S3ErrorWriter.xml("InvalidRequest", message == null ? "" : message));
  }

  @Override
  public void addHeader(String name, String value) {
    response.headers().add(name, value);
  }

  @Override
  public void setHeader(String name, String value) {
    response.headers().set(name, value);
  }

  @Override
  public void addDateHeader(String name, long millis) {
    addHeader(
        name,
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return response.headers().getFirst(name);
  }

  @Override
  public boolean containsHeader(String name) {
    return response.headers().containsKey(name);
  }

  @Override
  public void setContentType(String type) {
    setHeader("Content-Type", type);
  }

  @Override
  public void setCharacterEncoding(String charset) {
    if (!charset.equalsIgnoreCase("UTF-8")) {
      throw new UnsupportedOperationException("character encoding " + charset);
    }
  }

  @Override
  public boolean isCommitted() {
    return response.started();
  }

  @Override
  public PrintWriter getWriter() {
    PrintWriter open = writer;
    if (open == null) {
      open = new PrintWriter(text, false, StandardCharsets.UTF_8);
      writer = open;
    }
    return open;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Body();
  }

  private OutputStream started() throws IOException {
    OutputStream open = stream;
    if (open == null) {
      String length = getHeader("Content-Length");
      open = response.start(status, length == null ? -1 : Long.parseLong(length));
      stream = open;
    }
    return open;
  }

  private final class Body extends ServletOutputStream {
    @Override
    public void write(int b) throws IOException {
      started().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      started().write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("asynchronous writing");
    }
  }
}
