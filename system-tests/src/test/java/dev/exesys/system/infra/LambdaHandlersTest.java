package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The handlers of the functions exist; Lambda would report a missing one at the first invocation
 * only.
 */
class LambdaHandlersTest {

  private static final Pattern HANDLER = Pattern.compile("\"(dev\\.exesys\\.[\\w.]+)\"");

  @Test
  void everyHandlerIsAClassThatLambdaCanInstantiate() throws Exception {
    List<String> handlers = handlers();

    assertThat(handlers).hasSize(7).doesNotHaveDuplicates();
    for (String handler : handlers) {
      // Not initialized, because the class reads the settings of a deployment.
      Class<?> type = Class.forName(handler, false, LambdaHandlersTest.class.getClassLoader());
      assertThat(type.getConstructor()).isNotNull();
      assertThat(type.getMethods()).extracting("name").contains("handleRequest");
    }
  }

  private static List<String> handlers() throws IOException {
    String variables = Files.readString(Repository.infra().resolve("variables_functions.tf"));
    return HANDLER.matcher(variables).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
