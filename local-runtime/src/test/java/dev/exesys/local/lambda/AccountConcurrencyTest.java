package dev.exesys.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Shares of an account's concurrency. */
class AccountConcurrencyTest {
  private static final InvocationLimits UNRESERVED = InvocationLimits.DEFAULT;

  @Test
  void unreservedFunctionsTakeTheConcurrencyOfEachOther() {
    AccountConcurrency account = new AccountConcurrency(10);
    Semaphore workers = account.permits(UNRESERVED);
    Semaphore dispatch = account.permits(UNRESERVED);

    assertThat(workers.tryAcquire(10)).isTrue();

    assertThat(dispatch.tryAcquire()).as("the workers have taken everything").isFalse();
  }

  @Test
  void reservedConcurrencyIsKeptForItsFunction() {
    AccountConcurrency account = new AccountConcurrency(10);
    Semaphore dispatch = account.permits(UNRESERVED.withReservedConcurrency(3));
    Semaphore workers = account.permits(UNRESERVED);

    assertThat(workers.tryAcquire(8)).as("7 are left").isFalse();
    assertThat(workers.tryAcquire(7)).isTrue();

    assertThat(dispatch.tryAcquire(3)).isTrue();
    assertThat(dispatch.tryAcquire()).as("it is also the maximum").isFalse();
  }

  @Test
  void withoutAQuotaEveryFunctionHasItsOwnLimit() {
    AccountConcurrency account = AccountConcurrency.unlimited();
    Semaphore one = account.permits(UNRESERVED.withConcurrency(2));

    assertThat(one.tryAcquire(2)).isTrue();
    assertThat(account.permits(UNRESERVED.withConcurrency(2)).tryAcquire(2)).isTrue();
  }

  @Test
  void aQuotaIsPositive() {
    assertThatThrownBy(() -> new AccountConcurrency(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
