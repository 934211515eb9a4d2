package dev.exesys.core.validation;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Utf8Text;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Validates payloads against the schema and all rules, and reads those that pass. Thread-safe. */
public final class JobValidator {

  /** Shared, because creating it takes far longer than a validation. */
  private static final JobSchema SCHEMA = new JobSchema();

  private final List<ValidationRule> rules;

  /** Creates a validator for the policy of a deployment. */
  public JobValidator(ValidationPolicy policy) {
    rules =
        List.of(
            new WellFormedUnicode(),
            new UnknownFields(),
            new PrOrIssueRequired(),
            new TokenLocationForm(policy),
            new SealingKeyAllowed(policy),
            new LabelCharacters(),
            new CancelWithinGroup(),
            new OrderNames(),
            new UniqueNames(),
            new MatrixValuesAllowed(),
            new KnownDependencies(),
            new NoCycles(),
            new CommandLimits(),
            new TargetLimits(),
            new TargetInstances(policy),
            new TargetPools(policy),
            new RetryConsistency(),
            new ApprovalWithinJob(),
            new FolderInsideCheckout(),
            new VariableNames(),
            new InputVariables(),
            new KnownProducers(),
            new ArtifactPatterns(),
            new AllowedParameters(policy),
            new AllowedSecrets(policy),
            new AllowedRoles(policy));
  }

  /** Validates the value of {@code job_parameters_b64}. */
  public ValidationResult validateBase64(String base64) {
    byte[] bytes;
    try {
      // The base64 program inserts line breaks; any other character outside the alphabet is an
      // error.
      bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return refused(
          "not_base64",
          "job_parameters_b64 is not base64: encode the JSON of the job with the standard alphabet");
    }
    try {
      return validateJson(Utf8Text.decode(bytes));
    } catch (CharacterCodingException e) {
      return refused(
          "not_json", "job_parameters_b64 does not contain UTF-8 text: encode the job as UTF-8");
    }
  }

  /** Validates a decoded payload, which may begin with a byte order mark. */
  public ValidationResult validateJson(String json) {
    JsonNode job;
    try {
      job = Json.parse(Utf8Text.withoutByteOrderMark(json));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return refused("not_json", "the job is not JSON" + place + ": " + e.getOriginalMessage());
    }
    return job.isMissingNode()
        ? refused("not_json", "job_parameters_b64 is empty: send the JSON of the job in it")
        : validate(job);
  }

  /** Validates a decoded payload that has been parsed. */
  public ValidationResult validate(JsonNode job) {
    PayloadView view = PayloadView.of(job);
    ValidationRule schema = (payload, problems) -> SCHEMA.check(job, problems);
    Stream<ValidationRule> applicable = job.isObject() ? rules.stream() : Stream.of();
    // Rules run in parallel, because each takes long on a large job. The order of problems is
    // fixed.
    DiagnosticCollector problems =
        DiagnosticCollector.of(
            Stream.concat(Stream.of(schema), applicable)
                .parallel()
                .map(rule -> problemsOf(rule, view))
                .toList());
    return problems.refused()
        ? new ValidationResult.Refused(problems.errors(), problems.all())
        : new ValidationResult.Accepted(JobReader.read(view), job, problems.all());
  }

  private static DiagnosticCollector problemsOf(ValidationRule rule, PayloadView view) {
    DiagnosticCollector problems = new DiagnosticCollector();
    rule.check(view, problems);
    return problems;
  }

  private static ValidationResult refused(String code, String message) {
    List<Diagnostic> one = List.of(Diagnostic.error(code, "", message));
    return new ValidationResult.Refused(one, one);
  }
}
