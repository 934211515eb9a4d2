package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every script that starts a JVM selects a UTF-8 locale first, as no option of Java does. */
class LocaleScriptTest {
  private static final List<Map<String, String>> FOREIGN =
      List.of(
          Map.of(),
          Map.of("LANG", "C"),
          Map.of("LC_ALL", "POSIX"),
          Map.of("LC_ALL", "xx_XX.ISO-8859-1", "LC_CTYPE", "de_DE", "LANGUAGE", "de"));

  @Test
  void selectsAnInstalledUtf8Locale() throws Exception {
    Path script = Repository.root().resolve(".mvn/utf8-locale.sh");
    for (Map<String, String> locale : FOREIGN) {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-euc", ". " + script + "; use_utf8_locale; locale charmap");
      builder.environment().clear();
      builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
      builder.environment().putAll(locale);
      Process process = builder.redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(output).as("locale %s", locale).isEqualTo("UTF-8");
    }
  }

  @Test
  void everyScriptThatStartsAJvmSelectsIt() {
    assertThat(Stream.of("exesys", "mvnw", "infra/release").map(Repository.root()::resolve))
        .allSatisfy(script -> assertThat(Files.readString(script)).contains("use_utf8_locale"));
    assertThat(Repository.infra().resolve("modules/function/main.tf"))
        .content()
        .contains("LC_ALL            = \"C.UTF-8\"");
  }
}
