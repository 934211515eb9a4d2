package dev.exesys.system.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy between one worker and the services that has the worker killed at one of its requests:
 * before the service receives the request, or after the service has responded and before the worker
 * receives the response.
 */
final class KillingProxy implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("^content-length: *([0-9]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /**
   * A request of a worker.
   *
   * @param request a text that the head of the request contains
   * @param nth which of these requests, from 1
   * @param answered whether the service receives the request
   */
  record Moment(String request, int nth, boolean answered) {}

  private final URI services;
  private final Moment moment;
  private final Runnable kill;
  private final AtomicInteger seen = new AtomicInteger();
  private final ServerSocket listening;

  KillingProxy(URI services, Moment moment, Runnable kill) throws IOException {
    this.services = services;
    this.moment = moment;
    this.kill = kill;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread unused = Thread.ofVirtual().start(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket worker = listening.accept();
        Thread unused = Thread.ofVirtual().start(() -> serve(worker));
      }
    } catch (IOException e) {
      // Closed.
      return;
    }
  }

  private void serve(Socket worker) {
    AtomicBoolean dying = new AtomicBoolean();
    try (worker;
        Socket service = new Socket(InetAddress.getLoopbackAddress(), services.getPort())) {
      Thread answers = Thread.ofVirtual().start(() -> pass(service, worker, dying));
      InputStream in = worker.getInputStream();
      OutputStream out = service.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        boolean now = isMoment(head);
        if (now && !moment.answered()) {
          kill.run();
          return;
        }
        dying.set(now);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        Matcher length = LENGTH.matcher(head);
        copy(in, out, length.find() ? Long.parseLong(length.group(1)) : 0);
        out.flush();
      }
      service.shutdownOutput();
      answers.join();
    } catch (IOException e) {
      // The worker has been killed, or the service has closed the connection.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket service, Socket worker, AtomicBoolean dying) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = service.getInputStream();
      OutputStream out = worker.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (dying.get()) {
          kill.run();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // As above.
      return;
    }
  }

  private boolean isMoment(String head) {
    return head.contains(moment.request()) && seen.incrementAndGet() == moment.nth();
  }

  /** Reads the head of a request; empty at the end of the stream. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    // A client that expects "100 Continue" sends its body only after the head has arrived.
    out.flush();
    for (long left = bytes; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new IOException("the worker is gone");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
