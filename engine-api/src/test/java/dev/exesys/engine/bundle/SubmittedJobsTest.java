package dev.exesys.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.secrets.MemoryDataKeys;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.MemoryBlobs;
import dev.exesys.core.store.MemoryParameters;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import dev.exesys.engine.init.RunItemFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SubmittedJobsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private final MemoryBlobs blobs = new MemoryBlobs("internal");
  private final MemoryDataKeys dataKeys = new MemoryDataKeys();
  private final SubmittedJobs jobs =
      new SubmittedJobs(
          blobs,
          new SopsDocument(CLOCK, new SecureRandom()),
          new BundleKeys(new MemoryParameters(), dataKeys, CLOCK));

  @Test
  void returnsTheJobAsSubmitted() {
    ObjectNode payload = payload();
    RunItem run = kept(payload);
    assertThat(text(run)).contains("true");
    assertThat(Json.parse(jobs.find(run).orElseThrow())).isEqualTo(payload);
  }

  @Test
  void encryptsAJobWithVariables() {
    ObjectNode payload = payload();
    payload.withArray("orders").get(0).withObject("/env_vars").put("PASSWORD", "geheim-ü");
    RunItem run = kept(payload);
    assertThat(text(run)).doesNotContain("geheim", "PASSWORD");
    assertThat(Json.parse(jobs.find(run).orElseThrow())).isEqualTo(payload);

    dataKeys.forget();
    assertThatThrownBy(() -> jobs.find(run))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cannot be decrypted");
  }

  @Test
  void aRemovedJobIsAbsent() {
    RunItem run = kept(payload());
    jobs.remove(run.runId());
    assertThat(jobs.find(run)).isEmpty();
  }

  private String text(RunItem run) {
    return new String(
        blobs.get("jobs/" + run.runId() + ".json").orElseThrow(), StandardCharsets.UTF_8);
  }

  private RunItem kept(ObjectNode payload) {
    Job job =
        ((ValidationResult.Accepted) new JobValidator(ValidationPolicy.open()).validate(payload))
            .job();
    RunItem run = RunItemFactory.run(RunIds.of(UUID.randomUUID(), job), job, Instant.EPOCH);
    jobs.keep(run, job, payload);
    return run;
  }

  private static ObjectNode payload() {
    ObjectNode job =
        Json.object()
            .put("git_repo", "org/repo")
            .put("git_token_location", "aws:::ssm:/git-token")
            .put("username", "ada")
            .put("pr_number", 1);
    ObjectNode order = job.putArray("orders").addObject();
    order.put("execution_target", "lambda").put("timeout", 60).putArray("cmds").add("true");
    return job;
  }
}
