package dev.exesys.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trace headers of the Lambda runtime. */
class TraceParentTest {

  @Test
  void readsTheHeaderOfTheInvocation() {
    assertThat(TraceParent.header(Map.of("_X_AMZN_TRACE_ID", "Root=1-a;Parent=b")))
        .isEqualTo("Root=1-a;Parent=b");
    assertThat(TraceParent.header(Map.of())).isEmpty();
  }

  @Test
  void continuesTheTraceOfXRay() {
    assertThat(
            TraceParent.ofXRay(
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"))
        .contains("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01");
    assertThat(
            TraceParent.ofXRay(
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"))
        .contains("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00");
    assertThat(TraceParent.ofXRay("")).isEmpty();
  }
}
