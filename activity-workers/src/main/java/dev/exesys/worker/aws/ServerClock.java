package dev.exesys.worker.aws;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Measures the offset of the local clock from the times of a service's responses. */
final class ServerClock implements ExecutionInterceptor {
  private final InstantSource local;
  private volatile Duration offset = Duration.ZERO;

  ServerClock(InstantSource local) {
    this.local = local;
  }

  /** Returns by how much the local clock is ahead; zero before the first response. */
  Duration offset() {
    return offset;
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    context.httpResponse().firstMatchingHeader("Date").ifPresent(this::measure);
  }

  private void measure(String date) {
    try {
      Instant server = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      offset = Duration.between(server, local.instant().truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      // A proxy may write another form; the offset stays as it was.
      return;
    }
  }
}
