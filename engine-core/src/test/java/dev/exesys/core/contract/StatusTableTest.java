package dev.exesys.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTableTest {

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void unsettledOrdersMaySettleAndSettledOrdersNeverChange(OrderStatus from) {
    for (OrderStatus to : OrderStatus.values()) {
      if (from.settled()) {
        assertThat(from.canBecome(to)).isFalse();
      } else if (to.settled()) {
        assertThat(from.canBecome(to)).isTrue();
      }
    }
  }

  @Test
  void ordersMoveForwardOrAreQueuedAgain() {
    assertThat(OrderStatus.QUEUED.predecessors())
        .isEqualTo(
            Set.of(OrderStatus.WAITING_FOR_APPROVAL, OrderStatus.DISPATCHED, OrderStatus.RUNNING));
    assertThat(OrderStatus.WAITING_FOR_APPROVAL.predecessors())
        .isEqualTo(Set.of(OrderStatus.QUEUED));
    assertThat(OrderStatus.WAITING.predecessors()).isEqualTo(Set.of(OrderStatus.QUEUED));
    assertThat(OrderStatus.DISPATCHED.predecessors())
        .isEqualTo(Set.of(OrderStatus.QUEUED, OrderStatus.WAITING));
    assertThat(OrderStatus.RUNNING.predecessors()).isEqualTo(Set.of(OrderStatus.DISPATCHED));
  }

  @Test
  void finishedRunsNeverChange() {
    assertThat(JobStatus.RUNNING.predecessors())
        .isEqualTo(Set.of(JobStatus.STARTING, JobStatus.WAITING));
    for (JobStatus end : Set.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.TIMED_OUT)) {
      assertThat(end.predecessors())
          .isEqualTo(Set.of(JobStatus.STARTING, JobStatus.WAITING, JobStatus.RUNNING));
    }
  }
}
