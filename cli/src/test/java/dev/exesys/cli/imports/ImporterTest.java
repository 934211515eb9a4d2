package dev.exesys.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.imports.Importer.Format;
import dev.exesys.cli.imports.Importer.Imported;
import dev.exesys.cli.yaml.YamlException;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImporterTest {
  @TempDir Path folder;

  @Test
  void convertsAWorkflowOfGitHubActions() throws IOException, YamlException {
    Imported imported =
        convert(
            Format.GHA,
            """
            on: push
            env:
              LEVEL: debug
            jobs:
              build:
                runs-on: ubuntu-latest
                timeout-minutes: 10
                strategy:
                  matrix:
                    java: [17, 21]
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-java@v4
                  - run: ./build ${{ matrix.java }} "${{ secrets.TOKEN }}"
                    working-directory: app
                  - uses: actions/upload-artifact@v4
                    with: {path: out/app.jar}
              notify:
                needs: [build]
                if: ${{ always() }}
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/download-artifact@v4
                  - run: echo "${{ needs.build.outputs.version }} ${{ github.event.action }}"
            """);

    JsonNode build = order(imported, "build");
    assertThat(build.path("timeout").asInt()).isEqualTo(600);
    assertThat(build.at("/matrix/java").toString()).isEqualTo("[\"17\",\"21\"]");
    assertThat(build.at("/env_vars/LEVEL").asString()).isEqualTo("debug");
    assertThat(build.path("artifacts").toString()).isEqualTo("[\"out/app.jar\"]");
    assertThat(build.path("ssm_paths").toString()).isEqualTo("[\"TOKEN=/exesys/secrets/TOKEN\"]");
    assertThat(build.path("cmds").get(1).asString())
        .isEqualTo("cd \"app\"\nset -e\n./build ${MATRIX_JAVA} \"${TOKEN}\"");
    JsonNode notify = order(imported, "notify");
    assertThat(notify.path("when").asString()).isEqualTo("always");
    assertThat(notify.path("artifacts_from").toString()).isEqualTo("[\"build\"]");
    assertThat(notify.at("/inputs/NEEDS_BUILD_VERSION").asString()).isEqualTo("build.version");
    assertThat(imported.remarks())
        .hasSize(3)
        .anyMatch(remark -> remark.contains("file:13: the action actions/setup-java@v4"))
        .anyMatch(remark -> remark.contains("/exesys/secrets/TOKEN"))
        .anyMatch(remark -> remark.contains("github.event.action"));
  }

  @Test
  void convertsAGitLabPipeline() throws IOException, YamlException {
    Imported imported =
        convert(
            Format.GITLAB,
            """
            stages: [build, test, deploy]
            .base:
              before_script: [setup]
            compile:
              extends: .base
              stage: build
              script: [make, make install]
              artifacts: {paths: [bin/]}
            unit:
              stage: test
              script: make test
              retry: 2
            lint:
              stage: test
              needs: []
              script: make lint
              allow_failure: true
            release:
              stage: deploy
              script: make release
              when: manual
              resource_group: production
              rules: [{if: $CI_COMMIT_TAG}]
            """);

    assertThat(order(imported, "compile").at("/cmds/0").asString())
        .isEqualTo("set -eo pipefail\nsetup\nmake\nmake install");
    assertThat(order(imported, "unit").path("dependencies").toString()).isEqualTo("[\"compile\"]");
    assertThat(order(imported, "unit").path("artifacts_from").toString())
        .isEqualTo("[\"compile\"]");
    assertThat(order(imported, "unit").at("/retry/max_attempts").asInt()).isEqualTo(3);
    assertThat(order(imported, "lint").has("dependencies")).isFalse();
    assertThat(order(imported, "lint").path("must_succeed").asBoolean(true)).isFalse();
    JsonNode release = order(imported, "release");
    assertThat(release.path("dependencies").toString()).isEqualTo("[\"unit\",\"lint\"]");
    assertThat(release.path("approval").asBoolean()).isTrue();
    assertThat(release.path("queue_id").asString()).isEqualTo("production");
    assertThat(imported.remarks()).singleElement().asString().contains("rules has no counterpart");
  }

  @Test
  void convertsAMatrixThatListsCannotExpress() throws IOException, YamlException {
    Imported imported =
        convert(
            Format.GHA,
            """
            jobs:
              build:
                strategy:
                  matrix:
                    os: [linux, mac]
                    java: [17, 21]
                    exclude:
                      - {os: mac, java: 17}
                    include:
                      - {os: linux, native: true}
                      - {os: windows, java: 21, job: {target: "x86:64"}}
                steps:
                  - run: ./build ${{ matrix.os }} ${{ matrix.job.target }}
                  - uses: actions/upload-artifact@v4
                    with: {path: out}
              test:
                needs: build
                steps:
                  - uses: actions/download-artifact@v4
            """);

    JsonNode build = order(imported, "build");
    assertThat(build.path("matrix").toString())
        .isEqualTo(
            "{\"combination\":[\"linux-17-true\",\"linux-21-true\",\"mac-21\",\"windows-21-x86_64\"]}");
    assertThat(build.at("/cmds/0").asString())
        .isEqualTo(
            """
            case "$MATRIX_COMBINATION" in
            'linux-17-true') export MATRIX_OS='linux' export MATRIX_JAVA='17' export MATRIX_NATIVE='true' ;;
            'linux-21-true') export MATRIX_OS='linux' export MATRIX_JAVA='21' export MATRIX_NATIVE='true' ;;
            'mac-21') export MATRIX_OS='mac' export MATRIX_JAVA='21' ;;
            'windows-21-x86_64') export MATRIX_OS='windows' export MATRIX_JAVA='21' export MATRIX_JOB_TARGET='x86:64' ;;
            esac
            set -e
            ./build ${MATRIX_OS} ${MATRIX_JOB_TARGET}\
            """);
    assertThat(order(imported, "test").path("artifacts_from").toString()).isEqualTo("[\"build\"]");
    assertThat(imported.remarks()).isEmpty();
    assertThat(new JobValidator(ValidationPolicy.open()).validate(imported.job()))
        .isInstanceOf(ValidationResult.Accepted.class);
  }

  @Test
  void convertsWhatOnlyGitLabAllows() throws IOException, YamlException {
    Files.createDirectories(folder.resolve("ci"));
    Files.writeString(
        folder.resolve("ci/jobs.yml"),
        """
        .setup:
          script: [from-setup]
        check:
          stage: .pre
          script: check
        """);
    Imported imported =
        convert(
            Format.GITLAB,
            """
            include:
              - local: /ci/*.yml
              - remote: https://gitlab.test/other.yml
            stages: [build]
            variables:
              BASE: registry
              IMAGE: $BASE/app
            "build:app":
              stage: test
              stage: build
              script:
                - !reference [.setup, script]
                - make
              parallel:
                matrix:
                  - {ARCH: [amd64, arm64], LIBC: gnu}
                  - {ARCH: amd64, LIBC: musl}
              artifacts: {paths: [/tmp/x, ./out]}
            """);

    JsonNode build = order(imported, "build-app");
    assertThat(build.path("dependencies").toString()).isEqualTo("[\"check\"]");
    assertThat(build.path("matrix").toString())
        .isEqualTo("{\"combination\":[\"amd64-gnu\",\"arm64-gnu\",\"amd64-musl\"]}");
    assertThat(build.path("artifacts").toString()).isEqualTo("[\"out\"]");
    assertThat(build.at("/env_vars").toString()).isEqualTo("{\"BASE\":\"registry\"}");
    assertThat(build.at("/cmds/0").asString())
        .contains("'arm64-gnu') export ARCH='arm64' export LIBC='gnu' ;;\n")
        .endsWith("esac\nexport IMAGE=\"$BASE/app\"\nset -eo pipefail\nfrom-setup\nmake");
    assertThat(imported.remarks())
        .satisfiesExactlyInAnyOrder(
            remark -> assertThat(remark).contains("file:3: include").contains("gitlab.test"),
            remark -> assertThat(remark).contains("/tmp/x are not below the working directory"));
    assertThat(new JobValidator(ValidationPolicy.open()).validate(imported.job()))
        .isInstanceOf(ValidationResult.Accepted.class);
  }

  @Test
  void convertsABuildspec() throws IOException, YamlException {
    Imported imported =
        convert(
            Format.BUILDSPEC,
            """
            version: 0.2
            env:
              variables: {STAGE: test}
              parameter-store: {KEY: /app/key}
            phases:
              install: {commands: [npm ci]}
              build:
                commands: [npm run build]
                finally: [rm -rf tmp]
            artifacts: {files: ['dist/**']}
            """);

    assertThat(
            imported.job().path("orders").valueStream().map(o -> o.path("order_name").asString()))
        .containsExactly("install", "build", "build-finally");
    JsonNode build = order(imported, "build");
    assertThat(build.path("dependencies").toString()).isEqualTo("[\"install\"]");
    assertThat(build.path("ssm_paths").toString()).isEqualTo("[\"KEY=/app/key\"]");
    assertThat(build.path("artifacts").toString()).isEqualTo("[\"dist/**\"]");
    assertThat(order(imported, "build-finally").path("when").asString()).isEqualTo("always");
  }

  @Test
  void convertsATreeOfTerragruntUnits() throws IOException, YamlException {
    unit("vpc", "terraform { source = \"../m\" }\n");
    unit("db", "terraform {}\ndependency \"vpc\" {\n  config_path = \"../vpc\"\n}\n");
    unit(
        "app",
        "terraform {}\n# dependency \"x\" { config_path = \"../x\" }\ndependencies { paths = [\"../vpc\", \"../db\"] }\n");

    Imported imported = Importer.convert(Format.TERRAGRUNT, folder, "acme/infra", "ada");

    assertThat(order(imported, "app").path("dependencies").toString())
        .isEqualTo("[\"vpc\",\"db\"]");
    assertThat(order(imported, "db").path("dependencies").toString()).isEqualTo("[\"vpc\"]");
    assertThat(order(imported, "db").path("git_folder").asString()).isEqualTo("db");
    assertThat(imported.remarks()).isEmpty();
  }

  @Test
  void resolvesTheFoldersThatTerragruntComputes() throws IOException, YamlException {
    unit(".", "remote_state {}\n");
    unit("live/vpc", "terraform {}\n");
    unit(
        "live/app",
        """
        terraform {}
        dependency "vpc" { config_path = "${get_path_to_repo_root()}/live/vpc" }
        dependency "db" { config_path = "${get_parent_terragrunt_dir()}/live/db" }
        dependency "other" { config_path = "${local.folder}/x" }
        """);
    unit("live/db", "terraform {}\n");

    Imported imported = Importer.convert(Format.TERRAGRUNT, folder, "acme/infra", "ada");

    assertThat(order(imported, "live/app").path("dependencies").toString())
        .isEqualTo("[\"live/vpc\",\"live/db\"]");
    assertThat(imported.remarks())
        .singleElement()
        .asString()
        .contains("${local.folder}/x is computed");
  }

  private void unit(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("terragrunt.hcl"), text);
  }

  private Imported convert(Format format, String text) throws IOException, YamlException {
    Path file = folder.resolve("file");
    Files.writeString(file, text);
    return Importer.convert(format, file, "acme/infra", "ada");
  }

  private static JsonNode order(Imported imported, String name) {
    List<JsonNode> found =
        imported
            .job()
            .path("orders")
            .valueStream()
            .filter(order -> order.path("order_name").asString("").equals(name))
            .toList();
    assertThat(found).as(name).hasSize(1);
    return found.getFirst();
  }
}
