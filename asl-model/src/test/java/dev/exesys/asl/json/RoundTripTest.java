package dev.exesys.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Writing a definition that was read reproduces it byte for byte. The sample contains every field.
 */
class RoundTripTest {

  @Test
  void readsAndWritesEveryField() {
    String text = sample();
    assertThat(AslWriter.writePretty(AslReader.read(text))).isEqualTo(text);
  }

  @Test
  void compactFormHasNoWhiteSpaceAndReadsBackEqual() {
    StateMachine machine = AslReader.read(sample());
    String compact = AslWriter.write(machine);
    assertThat(compact).doesNotContain("\n").contains("\"Type\":\"Task\"");
    assertThat(AslReader.read(compact)).isEqualTo(machine);
  }

  @Test
  void preservesTheOrderOfStates() {
    assertThat(AslReader.read(sample()).states().sequencedKeySet())
        .containsExactly("fetch", "both", "each", "decide", "good", "bad");
  }

  @Test
  void omitsDefaultValues() {
    StateMachine machine =
        AslReader.read(
            """
            {"StartAt":"a","States":{"a":{"Type":"Pass","InputPath":"$","ResultPath":"$","End":true}}}
            """);
    assertThat(AslWriter.write(machine))
        .isEqualTo("{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"End\":true}}}");
  }

  private static String sample() {
    try (InputStream in = RoundTripTest.class.getResourceAsStream("everything.asl.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
