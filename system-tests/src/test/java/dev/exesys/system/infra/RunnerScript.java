package dev.exesys.system.infra;

import dev.exesys.core.contract.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The script by which builds and instances get their runner, as Terraform writes it. */
final class RunnerScript {
  private RunnerScript() {}

  /** What this machine has not of what the script and writing it need. */
  static Optional<String> missing() {
    return Stream.of("terraform", "aws", "bash", "tar", "sha256sum")
        .filter(program -> !Programs.isInstalled(program))
        .findFirst();
  }

  /** The script for a runner in a bucket, the same one for either processor. */
  static String of(Path folder, String bucket, String digest) {
    Path template = Repository.infra().resolve("modules/workers/start-runner.sh.tftpl");
    String expression =
        "jsonencode(templatefile(\"%s\", {bucket = \"%s\", digests = {arm64 = \"%s\", x86_64 = \"%s\"}}))"
            .formatted(template, bucket, digest, digest);
    String quoted =
        Programs.run(
            folder, Map.of(), expression + "\n", List.of("terraform", "console", "-no-color"));
    return Json.parse(Json.parse(quoted).asString()).asString();
  }

  /** The key in the bucket of a runner's archive. */
  static String key(String digest) {
    return "runners/" + digest + ".tar.gz";
  }
}
