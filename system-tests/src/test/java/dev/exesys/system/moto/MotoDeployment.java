package dev.exesys.system.moto;

import dev.exesys.cli.aws.DeploymentClients;
import dev.exesys.cli.connect.Connection;
import dev.exesys.deployment.aws.DeploymentInstaller;
import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.system.e2e.StackUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.ArtifactsType;
import software.amazon.awssdk.services.codebuild.model.ComputeType;
import software.amazon.awssdk.services.codebuild.model.EnvironmentType;
import software.amazon.awssdk.services.codebuild.model.SourceType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/**
 * A deployment of the engine on moto: DynamoDB, S3, SSM, Secrets Manager and Step Functions are
 * moto's. The functions are those of the local deployment, with clients of moto. An otherwise
 * unused local stack invokes the functions and serves the HTTP API. Builds and SSM commands are
 * moto's too; the worker function does their work.
 */
final class MotoDeployment implements AutoCloseable {
  private static final Credentials KEYS = new Credentials("AKIAMOTO", "secret");
  private static final String REGION = "us-east-1";
  private static final String WORKER = "exesys-worker";

  /** In moto's account. */
  private static final String ROLE = "arn:aws:iam::123456789012:role/";

  private final LocalStack functions;
  private final MotoProcess moto;
  private final DeploymentInstaller deployment;
  private final StackUnderTest stack;

  private MotoDeployment(
      LocalStack functions,
      MotoProcess moto,
      DeploymentInstaller deployment,
      StackUnderTest stack) {
    this.functions = functions;
    this.moto = moto;
    this.deployment = deployment;
    this.stack = stack;
  }

  /**
   * Starts the deployment; skips the test if moto is not installed.
   *
   * @param root the project's folder
   * @param folder for temporary files
   */
  static MotoDeployment start(Path root, Path folder) throws IOException {
    LocalStack functions =
        LocalStack.start(LocalStackOptions.of(folder.resolve("functions"), KEYS));
    MotoProcess moto = MotoProcess.start(root, environmentOfMoto(functions.endpoint()));
    Map<String, String> settings = settings(moto.endpoint(), functions.endpoint());
    settings.put("AWS_EXE_SYS_EMPTY_CHECKOUT", "if-missing");
    settings.put("AWS_EXE_SYS_GIT_BASE_URL", folder.resolve("git").toUri().toString());
    Connection connection = Connection.ofStack(settings);
    make(connection);
    DeploymentInstaller deployment =
        DeploymentInstaller.install(
            functions, settings, Files.createDirectories(folder.resolve("scratch")));
    return new MotoDeployment(functions, moto, deployment, StackUnderTest.over(connection));
  }

  private static Map<String, String> environmentOfMoto(URI functions) {
    return Map.of(
        "LAMBDA_ENDPOINT", functions.toString(),
        "STATUS_FUNCTION", EngineFunctions.FINALIZER,
        "WORKER_FUNCTION", WORKER,
        "AWS_ACCESS_KEY_ID", KEYS.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", KEYS.secretAccessKey());
  }

  private static Map<String, String> settings(URI moto, URI functions) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("AWS_ENDPOINT_URL", moto.toString());
    settings.put("AWS_ACCESS_KEY_ID", KEYS.accessKeyId());
    settings.put("AWS_SECRET_ACCESS_KEY", KEYS.secretAccessKey());
    settings.put("AWS_REGION", REGION);
    settings.put("AWS_EXE_SYS_ORDERS_TABLE", "exesys-orders");
    settings.put("AWS_EXE_SYS_ORDER_EVENTS_TABLE", "exesys-order-events");
    settings.put("AWS_EXE_SYS_LOCKS_TABLE", "exesys-locks");
    settings.put("AWS_EXE_SYS_INTERNAL_BUCKET", "exesys-internal");
    settings.put("AWS_EXE_SYS_DONE_BUCKET", "exesys-done");
    settings.put("AWS_EXE_SYS_STATE_MACHINE_ROLE_ARN", ROLE + "exesys-machine");
    settings.put("AWS_EXE_SYS_SSM_TARGETS", "mi-00000000000000000");
    settings.put("EXESYS_INIT_URL", functions + "/init");
    return settings;
  }

  /** Creates the resources that Terraform creates on AWS and the local deployment does not. */
  private static void make(Connection connection) {
    try (DeploymentClients clients = new DeploymentClients(connection);
        S3Client s3 = clients.s3();
        CodeBuildClient builds = clients.build(CodeBuildClient.builder());
        SsmClient ssm = clients.build(SsmClient.builder())) {
      for (String bucket : List.of("INTERNAL", "DONE")) {
        String name = connection.require("AWS_EXE_SYS_" + bucket + "_BUCKET");
        s3.createBucket(b -> b.bucket(name));
      }
      // moto requires a source for a project.
      builds.createProject(p ->
          p.name(WORKER)
              .serviceRole(ROLE + "exesys-build")
              .source(s -> s.type(SourceType.S3).location("exesys-internal/none.zip"))
              .artifacts(a -> a.type(ArtifactsType.NO_ARTIFACTS))
              .environment(e ->
                  e.type(EnvironmentType.ARM_CONTAINER)
                      .image("aws/codebuild/amazonlinux-aarch64-standard:3.0")
                      .computeType(ComputeType.BUILD_GENERAL1_SMALL)));
      ssm.createDocument(d ->
          d.name(WORKER)
              .documentType(DocumentType.COMMAND)
              .documentFormat(DocumentFormat.JSON)
              .content("{\"schemaVersion\":\"2.2\",\"mainSteps\":[]}"));
    }
  }

  StackUnderTest stack() {
    return stack;
  }

  @Override
  public void close() throws IOException {
    functions.close();
    deployment.close();
    stack.close();
    moto.close();
  }
}
