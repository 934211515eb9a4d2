package dev.exesys.engine.bundle;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the jobs of runs as they were submitted, so that runs can be run again. A job with {@code
 * env_vars} is encrypted like the bundles of its orders, as one document.
 */
public final class SubmittedJobs {
  /** The order number in the encryption context of a job. */
  public static final String JOB = "_job";

  private static final String MEMBER = "job";
  private static final String SOPS = "sops";

  private final BlobStore blobs;
  private final SopsDocument documents;
  private final BundleKeys keys;

  /**
   * Creates the storage.
   *
   * @param blobs the internal bucket
   */
  public SubmittedJobs(BlobStore blobs, SopsDocument documents, BundleKeys keys) {
    this.blobs = blobs;
    this.documents = documents;
    this.keys = keys;
  }

  /**
   * Stores the job of a run. Can be repeated.
   *
   * @param payload the job as submitted, with its variables
   * @throws BundleException if the key cannot be used
   */
  public void keep(RunItem run, Job job, JsonNode payload) {
    boolean secret = job.orders().stream().anyMatch(order -> !order.envVars().isEmpty());
    Map<String, String> content = Map.of(MEMBER, Json.text(payload));
    String document = secret ? sealed(run, content) : Json.text(Json.mapper().valueToTree(content));
    blobs.put(StorageKeys.submittedJob(run.runId()), document.getBytes(StandardCharsets.UTF_8));
  }

  private String sealed(RunItem run, Map<String, String> content) {
    try {
      return documents.seal(content, key(run));
    } catch (SecretsException | StoreException e) {
      throw new BundleException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns the job of a run as JSON; empty if it is no longer stored.
   *
   * @throws BundleException if it cannot be decrypted
   */
  public Optional<String> find(RunItem run) {
    return blobs
        .get(StorageKeys.submittedJob(run.runId()))
        .map(bytes -> opened(run, new String(bytes, StandardCharsets.UTF_8)));
  }

  private String opened(RunItem run, String text) {
    JsonNode document = Json.parse(text);
    if (!document.has(SOPS)) {
      return document.path(MEMBER).asString();
    }
    try {
      return documents.open(text, key(run)).getOrDefault(MEMBER, "");
    } catch (SecretsException | StoreException e) {
      throw new BundleException(
          "the job of run " + run.runId() + " cannot be decrypted: " + e.getMessage(), e);
    }
  }

  /** Deletes the job of a run. */
  public void remove(String runId) {
    blobs.delete(StorageKeys.submittedJob(runId));
  }

  private SopsMasterKey key(RunItem run) {
    return keys.ofRun(run).apply(new OrderKey(run.runId(), JOB));
  }
}
