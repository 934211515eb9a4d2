package dev.exesys.worker.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolOptionsTest {

  @Test
  void readsTheArguments() {
    assertThat(PoolOptions.parse(List.of("--pool", "gpu")))
        .isEqualTo(new PoolOptions(List.of("gpu"), 1, OptionalInt.empty()));
    assertThat(
            PoolOptions.parse(
                List.of(
                    "--pool",
                    "gpu",
                    "--slots",
                    "4",
                    "--pool",
                    "build",
                    "--pool",
                    "gpu",
                    "--health-port",
                    "0")))
        .isEqualTo(new PoolOptions(List.of("gpu", "build"), 4, OptionalInt.of(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--slots 2 | --pool is required",
        "--pool a --slots 0 | --slots must be between 1 and 256",
        "--pool a --slots two | --slots must be a number",
        "--pool a --health-port 65536 | --health-port must be between 0 and 65535",
        "--pool a:b | --pool a:b: a pool has a name",
        "--pool a --colour red | unknown argument --colour",
        "--pool | --pool requires a value",
      })
  void refusesOthersWithTheirNames(String arguments, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolOptions.parse(List.of(arguments.strip().split(" "))))
        .withMessageStartingWith(message);
  }
}
