package dev.exesys.local.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.protocol.ServiceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortableKeyBytesTest {
  @Test
  void encodedNumbersSortByValue() {
    Random random = new Random(1);
    List<BigDecimal> numbers = new ArrayList<>(List.of(BigDecimal.ZERO));
    for (int i = 0; i < 2000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(1, 126), random);
      BigDecimal number = new BigDecimal(digits, random.nextInt(-80, 120));
      numbers.add(DynamoDbNumbers.check(random.nextBoolean() ? number : number.negate()));
    }
    List<BigDecimal> byValue = numbers.stream().sorted().toList();
    List<BigDecimal> byBytes =
        numbers.stream()
            .sorted((one, two) -> Arrays.compareUnsigned(bytes(one), bytes(two)))
            .toList();
    assertThat(byBytes).isEqualTo(byValue);
  }

  private static byte[] bytes(BigDecimal number) {
    return SortableKeyBytes.of(new AttributeValue.NumberValue(number));
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "-0.0, 0",
    "1e3, 1000",
    "00012, 12",
    "9.9999999999999999999999999999999999999E+125, 99999999999999999999999999999999999999000",
  })
  void normalizesNumbers(String given, String plain) {
    assertThat(DynamoDbNumbers.parse(given).toPlainString()).startsWith(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1e126", "-1e126", "1e-131", "123456789012345678901234567890123456789"})
  void rejectsNumbersOutOfRange(String given) {
    assertThatThrownBy(() -> DynamoDbNumbers.parse(given)).isInstanceOf(ServiceException.class);
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "é, 2", "€, 3", "😀, 4"})
  void stringsCountTheirUtf8Bytes(String text, int size) {
    assertThat(ItemSizes.utf8(text)).isEqualTo(size);
  }
}
