package dev.exesys.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Masks what common programs print of secrets that need quoting: a matrix of programs and forms.
 */
class MaskedSpellingsTest {
  /** What programs print around the longest secret, with room for the masks of several lines. */
  private static final int LONGEST_REST = 60;

  private static final Map<String, String> SECRETS = new LinkedHashMap<>();

  static {
    SECRETS.put("ascii", "p@ss/wo+rd=1?x~*(z)!");
    SECRETS.put("quotes", "it's \"quoted\" and \\ `ticked` $HOME");
    SECRETS.put("markup", "<a href='x'>&amp;</a>");
    SECRETS.put("umlauts", "Grüße aus Köln €uro");
    SECRETS.put("astral", "key-\uD83D\uDE00-\uD83D\uDD11-end");
    SECRETS.put("controls", "tab\there\u001Bescape\u0007bell");
    SECRETS.put("lines", "first line\nsecond 'line'\n\nthird\tline\n");
    SECRETS.put("long", "0123456789abcdefghijklmnopqrstuvwxyz".repeat(7) + "/+ä");
  }

  /** Programs that print the variable SECRET, by the program that must be installed. */
  private static final List<List<String>> PROGRAMS =
      List.of(
          List.of("bash", "bash", "-c", "printf %s \"$SECRET\""),
          List.of("bash", "bash", "-c", "printf '%q\\n' \"$SECRET\""),
          List.of("bash", "bash", "-c", "LC_ALL=C; printf '%q\\n' \"$SECRET\""),
          List.of("bash", "bash", "-c", "set -x; : \"$SECRET\""),
          List.of("bash", "bash", "-c", "declare -p SECRET"),
          List.of("bash", "bash", "-c", "echo \"${SECRET@Q}\""),
          List.of("sh", "sh", "-c", "set -x; : \"$SECRET\""),
          List.of("base64", "bash", "-c", "echo \"$SECRET\" | base64"),
          List.of("base64", "bash", "-c", "echo -n \"user:$SECRET\" | base64"),
          List.of("base64", "bash", "-c", "echo -n \"u:$SECRET:x\" | base64 -w 20"),
          List.of("base64", "bash", "-c", "echo -n \"us:$SECRET\" | base64 -w 0"),
          List.of("jq", "jq", "-n", "env.SECRET"),
          List.of("jq", "jq", "-n", "-a", "env.SECRET"),
          List.of("jq", "jq", "-n", "-r", "env.SECRET | @uri, @sh, @html, @base64"),
          List.of("jq", "jq", "-n", "env.SECRET | @json"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os,json; print(json.dumps(os.environ['SECRET']))"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os,json; print(json.dumps(os.environ['SECRET'], ensure_ascii=False))"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os; from urllib.parse import quote, quote_plus; s=os.environ['SECRET'];"
                  + " print(quote(s), quote(s, safe=''), quote_plus(s))"),
          List.of("python3", "python3", "-c", "import os; print(repr(os.environb[b'SECRET']))"),
          List.of("python3", "python3", "-c", "import os; print(ascii(os.environ['SECRET']))"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os; from xml.sax.saxutils import escape, quoteattr; s=os.environ['SECRET'];"
                  + " print(escape(s), quoteattr(s))"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os, html; s=os.environ['SECRET'];"
                  + " print(html.escape(s), s.encode('ascii', 'xmlcharrefreplace').decode())"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os, shlex; print(shlex.quote(os.environ['SECRET']))"),
          List.of(
              "python3",
              "python3",
              "-c",
              "import os, base64; s=os.environb[b'SECRET']; print(base64.encodebytes(b'x'+s).decode(),"
                  + " base64.urlsafe_b64encode(s).decode())"),
          List.of("node", "node", "-e", "console.log(JSON.stringify(process.env.SECRET))"),
          List.of("node", "node", "-e", "console.log(encodeURIComponent(process.env.SECRET))"),
          List.of("node", "node", "-e", "console.log(encodeURI(process.env.SECRET))"),
          List.of(
              "node",
              "node",
              "-e",
              "console.log(new URLSearchParams({s: process.env.SECRET}) + '')"),
          List.of("node", "node", "-e", "console.log([process.env.SECRET])"),
          List.of(
              "node",
              "node",
              "-e",
              "console.log(Buffer.from(process.env.SECRET).toString('base64'))"),
          List.of(
              "perl",
              "perl",
              "-MData::Dumper",
              "-e",
              "$Data::Dumper::Useqq=1; print Dumper($ENV{SECRET})"));

  static Stream<Arguments> programsAndSecrets() {
    return PROGRAMS.stream()
        .flatMap(program -> SECRETS.keySet().stream().map(name -> Arguments.of(program, name)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("programsAndSecrets")
  void hidesEveryFormThatAProgramPrints(List<String> program, String name)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(program.get(0)), program.get(0) + " is not installed");
    String secret = Objects.requireNonNull(SECRETS.get(name), name);
    String shown = output(program.subList(1, program.size()), secret);

    String masked = new Masker(List.of(secret)).mask(shown);

    assertThat(masked).as("masked from %s", shown).contains("***").hasSizeLessThan(LONGEST_REST);
    assertThat(longestReadable(masked, secret))
        .as("part of the secret that is readable in %s, masked from %s", masked, shown)
        .isLessThan(MaskPatterns.MIN_LENGTH);
  }

  @ParameterizedTest
  @MethodSource("goEncodings")
  void hidesJsonAsGoWritesIt(String printed, String secret) {
    assertThat(new Masker(List.of(secret)).mask(printed)).isEqualTo("\"***\"");
  }

  /** The form of Go's encoding/json, which {@code terraform output -json} prints. */
  static Stream<Arguments> goEncodings() {
    return Stream.of(
        Arguments.of(
            "\"\\u003ca href='x'\\u003e\\u0026amp;\\u003c/a\\u003e\"", SECRETS.get("markup")),
        Arguments.of("\"tab\\there\\u001bescape\\u0007bell\"", SECRETS.get("controls")),
        Arguments.of("\"line\\u2028separator\"", "line\u2028separator"));
  }

  /** Returns the length of the longest part of the secret that is still readable. */
  private static int longestReadable(String masked, String secret) {
    int longest = 0;
    for (int from = 0; from < secret.length(); from++) {
      while (from + longest < secret.length()
          && masked.contains(secret.substring(from, from + longest + 1))) {
        longest++;
      }
    }
    return longest;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String output(List<String> command, String secret)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    builder.environment().put("SECRET", secret);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    }
  }
}
