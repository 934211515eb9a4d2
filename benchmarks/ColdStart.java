import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
   * Measures the start of a Lambda function with Lambda's Runtime Interface Client and a
   * minimal Runtime API: from the start of the JVM to the first response or, if the
   * environment enables SnapStart, from the restore request to the first response. {@code java
   * ColdStart.java ROUNDS EVENT_FILE COMMAND...} prints the median and range of elapsed time
   * and the median of processor time as table cells.
   */
final class ColdStart {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String RESTORED = "/2018-06-01/runtime/restore/next";
  private static final int TIMEOUT_SECONDS = 60;

  private final Process function;
  private final HttpServer api;
  private final byte[] event;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(2);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Moment start;
  private volatile boolean handedOut;

  private ColdStart(byte[] event, List<String> command) throws IOException {
    this.event = event;
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.createContext("/", this::answer);
    api.start();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    start = new Moment(System.nanoTime(), Duration.ZERO);
    function = builder.start();
    function.onExit().thenRun(() -> answers.offer("the function exited without a response"));
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    byte[] event = Files.readAllBytes(Path.of(arguments[1]));
    List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
    List<Long> clock = new ArrayList<>();
    List<Long> processor = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Measurement took = new ColdStart(event, command).firstAnswer();
      clock.add(took.clock().toMillis());
      processor.add(took.processor().toMillis());
    }
    clock.sort(null);
    processor.sort(null);
    System.out.printf(
        "%,d ms | %,d–%,d | %,d ms%n",
        median(clock), clock.getFirst(), clock.getLast(), median(processor));
    System.exit(0);
  }

  private static long median(List<Long> sorted) {
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /** A point in time and the processor time of the function until then. */
  private record Moment(long nanos, Duration processor) {}

  private record Measurement(Duration clock, Duration processor) {}

  private Moment now() {
    return new Moment(System.nanoTime(), function.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private Measurement firstAnswer() throws InterruptedException {
    String answer = answers.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Moment end = now();
    // Terminated gently: a JVM that writes a class archive does so when it exits.
    function.destroy();
    if (!function.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      function.destroyForcibly();
    }
    api.stop(0);
    if (answer == null || !answer.startsWith("{") || answer.contains("errorMessage")) {
      throw new IllegalStateException("no valid response: " + answer);
    }
    return new Measurement(
        Duration.ofNanos(end.nanos() - start.nanos()), end.processor().minus(start.processor()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
        return;
      }
      if (path.equals(RESTORED)) {
        start = now();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      if (path.endsWith("/response") || path.endsWith("/error")) {
        answers.offer(body);
      }
      exchange.sendResponseHeaders(202, -1);
    }
  }

  /** Serves one invocation and then blocks. */
  private void next(HttpExchange exchange) throws IOException {
    if (handedOut) {
      block();
      return;
    }
    handedOut = true;
    long deadline = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1);
    var headers = exchange.getResponseHeaders();
    // Lambda's client crashes if the content type is missing.
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "cold-start");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:000000000000:function:cold-start");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  private void block() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
