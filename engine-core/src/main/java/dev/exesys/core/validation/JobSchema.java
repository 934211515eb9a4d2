package dev.exesys.core.validation;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Applies the published JSON Schema of the payload. */
public final class JobSchema {

  private static final String RESOURCE = "/dev/exesys/core/contract/job.schema.json";

  private final Schema schema;

  JobSchema() {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(), InputFormat.JSON);
    schema.initializeValidators();
  }

  /** Returns the text of the schema. */
  public static String text() {
    try (InputStream in = JobSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(JsonNode job, DiagnosticCollector problems) {
    OrderDefaults defaults = OrderDefaults.of(job);
    for (Error error : schema.validate(BoundedNumbers.of(defaults.applyToAll(job)))) {
      // A wrong default is reported once, where it is.
      boolean inherited =
          !defaults.isEmpty() && job.at(error.getInstanceLocation().toString()).isMissingNode();
      if (!inherited) {
        SchemaMessages.describe(error, problems);
      }
    }
  }
}
