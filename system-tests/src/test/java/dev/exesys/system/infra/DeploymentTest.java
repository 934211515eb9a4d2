package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies the root module to moto, once for all tests. Files in the test's resources override what
 * moto does not support in a copy of the modules.
 */
@Tag("terraform")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The prefixes of names that belong to the deployment or that its settings allow jobs to use. */
  private static final List<String> OWNED =
      List.of(
          ":exesys-",
          "/exesys-",
          "/aws/lambda/exesys-",
          "/aws/codebuild/exesys-",
          ":parameter/exesys/",
          ":parameter/ci/age/",
          ":secret:exesys/jobs/",
          "/$default/GET/runs",
          "/$default/POST/runs/");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "keep_data", "false",
          "kms_key_arn",
              "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
          "sops_key_prefixes", "[\"/ci/age/\"]",
          "event_bus", "exesys",
          "github", "{}",
          "vpc", "{vpc_id=\"vpc-1\",subnet_ids=[\"subnet-1\"],security_group_ids=[\"sg-1\"]}");

  private MotoServer moto;
  private Path engine;
  private Terraform terraform;
  private JsonNode settled;

  @BeforeAll
  void apply(@TempDir Path folder, @TempDir Path release) throws IOException {
    Repository.copyInfra(folder);
    override("provider.tf", folder);
    override("function.tf", folder.resolve("modules/function"));
    override("observability.tf", folder.resolve("modules/observability"));
    override("storage.tf", folder.resolve("modules/storage"));
    override("workers.tf", folder.resolve("modules/workers"));
    engine = PlaceholderRelease.in(release).resolve("engine.jar");
    Terraform initialized = Terraform.in(folder);
    moto = MotoServer.start();
    terraform = moto.serve(initialized);
    SETTINGS.forEach(terraform::set);
    terraform.set("engine_package", engine.toString());
    terraform.set("worker_package", release.resolve("worker.jar").toString());
    terraform.set("runner_packages", "{arm64=\"" + release.resolve("runner-arm64.tar.gz") + "\"}");
    terraform.run("apply", "-auto-approve", "-input=false", "-no-color");
    // The policies of this plan contain values that are known after creation only, such as the
    // API's id.
    settled = terraform.plan();
  }

  @AfterAll
  void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @Order(1)
  void secondApplyChangesNothing() {
    assertThat(terraform.run("apply", "-auto-approve", "-input=false", "-no-color"))
        .contains("Resources: 0 added, 0 changed, 0 destroyed.");
  }

  @Test
  @Order(2)
  void outputsAreTheEnvironmentOfACaller() {
    JsonNode outputs = JSON.readTree(terraform.run("output", "-json", "-no-color"));

    assertThat(outputs.propertyNames())
        .allMatch(name -> name.matches("(AWS_EXE_SYS|EXESYS)_[A-Z_]+"))
        .contains(
            "AWS_EXE_SYS_ORDERS_TABLE",
            "AWS_EXE_SYS_ORDER_EVENTS_TABLE",
            "AWS_EXE_SYS_LOCKS_TABLE",
            "AWS_EXE_SYS_INTERNAL_BUCKET",
            "AWS_EXE_SYS_DONE_BUCKET",
            "EXESYS_INIT_URL");
    outputs.forEach(output -> assertThat(output.path("type").asString()).isEqualTo("string"));
    assertThat(outputs.at("/EXESYS_INIT_URL/value").asString())
        .startsWith("https://")
        .endsWith("/init");
  }

  @Test
  @Order(3)
  void permissionsAreNotWiderThanNecessary() {
    Stream<String> complaints =
        Policies.of(settled).stream().flatMap(statement -> Wildcards.in(statement, OWNED));

    assertThat(complaints).isEmpty();
  }

  @Test
  @Order(4)
  void everyPermissionIsDocumentedWithItsReason() throws IOException {
    IamPage page = new IamPage(terraform.evaluate("jsonencode(local.permissions)"));

    Repository.assertPage(Repository.root().resolve("docs/IAM.md"), page.of(Policies.of(settled)));
  }

  @Test
  @Order(5)
  void everyFunctionHasItsOwnRole() {
    List<String> roles =
        Policies.resources(settled).stream()
            .filter(resource -> resource.path("type").asString().equals("aws_lambda_function"))
            .map(function -> function.at("/values/role").asString())
            .toList();

    assertThat(roles).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  @Order(6)
  void changedPackageCreatesNewVersionsOfItsFunctions() throws IOException {
    Map<String, Integer> before = liveVersions();
    List<String> uploaded = packages();
    PlaceholderRelease.change(engine);

    terraform.run("apply", "-auto-approve", "-input=false", "-no-color");

    assertThat(liveVersions())
        .hasSize(7)
        .allSatisfy((function, version) ->
            assertThat(version)
                .as(function)
                .isEqualTo(
                    before.getOrDefault(function, 0) + (function.equals("exesys-worker") ? 0 : 1)));
    assertThat(packages()).hasSameSizeAs(uploaded).isNotEqualTo(uploaded);
  }

  @Test
  @Order(7)
  void destroyRemovesEverything() {
    terraform.run("destroy", "-auto-approve", "-input=false", "-no-color");

    assertThat(terraform.run("state", "list")).isEmpty();
  }

  private Map<String, Integer> liveVersions() {
    return present("aws_lambda_alias")
        .collect(
            Collectors.toMap(
                alias -> alias.path("function_name").asString(),
                alias -> Integer.parseInt(alias.path("function_version").asString())));
  }

  private List<String> packages() {
    return present("aws_s3_object")
        .map(object -> object.path("key").asString())
        .filter(key -> key.startsWith("packages/"))
        .sorted()
        .toList();
  }

  private Stream<JsonNode> present(String type) {
    return Policies.resources(terraform.state()).stream()
        .filter(resource -> resource.path("type").asString().equals(type))
        .map(resource -> resource.path("values"));
  }

  private static void override(String file, Path module) throws IOException {
    try (InputStream stream = DeploymentTest.class.getResourceAsStream("moto/" + file)) {
      // Terraform merges files with this suffix into the others.
      Files.copy(Objects.requireNonNull(stream), module.resolve("moto_override.tf"));
    }
  }
}
