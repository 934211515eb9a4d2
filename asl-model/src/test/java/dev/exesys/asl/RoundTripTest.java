package dev.exesys.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is written is what was read, byte for byte, for a machine that has one of everything. */
class RoundTripTest {

  @Test
  void readsAndWritesEveryMember() {
    String text = everything();
    assertThat(AslWriter.writePretty(AslReader.read(text))).isEqualTo(text);
  }

  @Test
  void compactFormHasNoWhiteSpaceAndReadsBackEqual() {
    StateMachine machine = AslReader.read(everything());
    String compact = AslWriter.write(machine);
    assertThat(compact).doesNotContain("\n").contains("\"Type\":\"Task\"");
    assertThat(AslReader.read(compact)).isEqualTo(machine);
  }

  @Test
  void keepsTheOrderOfStates() {
    assertThat(AslReader.read(everything()).states().sequencedKeySet())
        .containsExactly("fetch", "both", "each", "decide", "good", "bad");
  }

  @Test
  void defaultsAreLeftOut() {
    StateMachine machine =
        AslReader.read(
            """
            {"StartAt":"a","States":{"a":{"Type":"Pass","InputPath":"$","ResultPath":"$","End":true}}}
            """);
    assertThat(AslWriter.write(machine))
        .isEqualTo("{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"End\":true}}}");
  }

  private static String everything() {
    try (InputStream in = RoundTripTest.class.getResourceAsStream("everything.asl.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
