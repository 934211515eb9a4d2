package dev.exesys.system.infra;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs Terraform in one folder, with the provider from a plugin folder. */
final class Terraform {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Terraform(Path folder) {
    this.folder = folder;
  }

  /** Initializes {@code folder}; skips the test if Terraform or the provider is not installed. */
  static Terraform in(Path folder) throws IOException {
    if (!ExternalPrograms.isInstalled("terraform")) {
      abort("terraform is not installed");
    }
    Path plugins =
        Plugins.folder()
            .orElseGet(() ->
                abort(
                    "no folder of terraform plugins with the AWS provider; name one in "
                        + Plugins.VARIABLE));
    Terraform terraform = new Terraform(folder);
    Path settings = Files.writeString(folder.resolve("none.tfrc"), "");
    terraform
        .with("TF_CLI_CONFIG_FILE", settings.toString())
        .with("TF_IN_AUTOMATION", "1")
        .with("CHECKPOINT_DISABLE", "1");
    terraform.run(
        "init", "-input=false", "-no-color", "-lockfile=readonly", "-plugin-dir=" + plugins);
    return terraform;
  }

  Terraform with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets a variable of the root module. */
  Terraform set(String variable, String value) {
    return with("TF_VAR_" + variable, value);
  }

  String run(String... arguments) {
    return ExternalPrograms.run(folder, environment, "", command(arguments));
  }

  /** Returns the plan as JSON of {@code terraform show -json}. */
  JsonNode plan() {
    run("plan", "-input=false", "-no-color", "-out=test.tfplan");
    return JSON.readTree(run("show", "-json", "-no-color", "test.tfplan"));
  }

  /** Returns the state as JSON of {@code terraform show -json}. */
  JsonNode state() {
    return JSON.readTree(run("show", "-json", "-no-color"));
  }

  /** Returns the value of an expression whose result is a JSON text. */
  JsonNode evaluate(String expression) {
    String quoted =
        ExternalPrograms.run(
            folder, environment, expression + "\n", command("console", "-no-color"));
    return JSON.readTree(JSON.readTree(quoted).asString());
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    return command;
  }
}
