package dev.exesys.core.validation;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Checks payloads against the schema and all rules, and reads those that pass. Safe for all
 * threads.
 */
public final class JobValidator {

  /** Immutable, and by far the slowest part to make. */
  private static final JobSchema SCHEMA = new JobSchema();

  private final List<ValidationRule> rules;

  /** A validator for a deployment. */
  public JobValidator(ValidationPolicy policy) {
    rules =
        List.of(
            new WellFormedUnicode(),
            new UnknownFields(),
            new PrOrIssueRequired(),
            new TokenLocationForm(policy),
            new SealingKeyAllowed(policy),
            new LabelCharacters(),
            new OrderNames(),
            new UniqueNames(),
            new KnownDependencies(),
            new NoCycles(),
            new CommandLimits(),
            new TargetLimits(),
            new TargetInstances(policy),
            new FolderInsideCheckout(),
            new VariableNames(),
            new AllowedParameters(policy),
            new AllowedSecrets(policy));
  }

  /** Checks the value of {@code job_parameters_b64}. */
  public ValidationResult validateBase64(String base64) {
    byte[] bytes;
    try {
      // Line breaks are what the base64 program puts in; anything else that is not of the alphabet
      // is a mistake.
      bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return refused(
          "not_base64",
          "job_parameters_b64 is not base64: encode the job's JSON with the standard alphabet");
    }
    try {
      return validateJson(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return refused("not_json", "job_parameters_b64 does not hold UTF-8 text");
    }
  }

  /** Checks a decoded payload. */
  public ValidationResult validateJson(String json) {
    JsonNode job;
    try {
      job = Json.parse(json);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return refused("not_json", "the job is not JSON" + place + ": " + e.getOriginalMessage());
    }
    return job.isMissingNode()
        ? refused("not_json", "job_parameters_b64 holds nothing: send the job's JSON in it")
        : validate(job);
  }

  /** Checks a decoded payload that has been parsed. */
  public ValidationResult validate(JsonNode job) {
    PayloadView view = PayloadView.of(job);
    ValidationRule schema = (payload, problems) -> SCHEMA.check(job, problems);
    Stream<ValidationRule> others = job.isObject() ? rules.stream() : Stream.of();
    // Side by side, since large jobs keep each rule busy; told in one order all the same.
    DiagnosticCollector problems =
        DiagnosticCollector.of(
            Stream.concat(Stream.of(schema), others)
                .parallel()
                .map(rule -> found(rule, view))
                .toList());
    return problems.refused()
        ? new ValidationResult.Refused(problems.errors(), problems.all())
        : new ValidationResult.Accepted(JobReader.read(view), job, problems.all());
  }

  private static DiagnosticCollector found(ValidationRule rule, PayloadView view) {
    DiagnosticCollector problems = new DiagnosticCollector();
    rule.check(view, problems);
    return problems;
  }

  private static ValidationResult refused(String code, String message) {
    List<Diagnostic> one = List.of(Diagnostic.error(code, "", message));
    return new ValidationResult.Refused(one, one);
  }
}
