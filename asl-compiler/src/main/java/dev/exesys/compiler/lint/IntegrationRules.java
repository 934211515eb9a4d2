package dev.exesys.compiler.lint;

import dev.exesys.asl.IntegrationParameters;
import dev.exesys.asl.Task;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/**
 * Checks that the resource of a task is an existing service integration and that a task token is
 * passed exactly where the task waits for it.
 */
final class IntegrationRules {
  private static final String TOKEN = ".waitForTaskToken";
  private static final Pattern OPTIMIZED =
      Pattern.compile("arn:aws[a-z-]*:states:[^:]*:[^:]*:([a-z0-9-]+):([^.]+)(\\..+)?");

  /** The characters of the name are those that CreateActivity accepts. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          "arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:activity:[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]{1,80}");

  /** The services with optimized integrations; other services need {@code aws-sdk}. */
  private static final Set<String> SERVICES =
      Set.of(
          "apigateway",
          "athena",
          "aws-sdk",
          "batch",
          "bedrock",
          "codebuild",
          "databrew",
          "dynamodb",
          "ecs",
          "eks",
          "elasticmapreduce",
          "emr-containers",
          "emr-serverless",
          "events",
          "glue",
          "http",
          "lambda",
          "mediaconvert",
          "sagemaker",
          "sns",
          "sqs",
          "states");

  /** The optimized integrations that support more patterns than request-response. */
  private static final Map<String, Set<String>> PATTERNS =
      Map.ofEntries(
          Map.entry("lambda:invoke", Set.of(TOKEN)),
          Map.entry("states:startExecution", Set.of(".sync", ".sync:2", TOKEN)),
          Map.entry("codebuild:startBuild", Set.of(".sync")),
          Map.entry("codebuild:startBuildBatch", Set.of(".sync")),
          Map.entry("batch:submitJob", Set.of(".sync")),
          Map.entry("ecs:runTask", Set.of(".sync", TOKEN)),
          Map.entry("glue:startJobRun", Set.of(".sync")),
          Map.entry("databrew:startJobRun", Set.of(".sync")),
          Map.entry("athena:startQueryExecution", Set.of(".sync")),
          Map.entry("mediaconvert:createJob", Set.of(".sync")),
          Map.entry("bedrock:invokeModel", Set.of(TOKEN)),
          Map.entry("bedrock:createModelCustomizationJob", Set.of(".sync", TOKEN)),
          Map.entry("elasticmapreduce:createCluster", Set.of(".sync")),
          Map.entry("elasticmapreduce:terminateCluster", Set.of(".sync")),
          Map.entry("elasticmapreduce:addStep", Set.of(".sync")),
          Map.entry("emr-containers:deleteVirtualCluster", Set.of(".sync")),
          Map.entry("emr-containers:startJobRun", Set.of(".sync")),
          Map.entry("emr-serverless:createApplication", Set.of(".sync")),
          Map.entry("emr-serverless:startApplication", Set.of(".sync")),
          Map.entry("emr-serverless:stopApplication", Set.of(".sync")),
          Map.entry("emr-serverless:deleteApplication", Set.of(".sync")),
          Map.entry("emr-serverless:startJobRun", Set.of(".sync")),
          Map.entry("emr-serverless:cancelJobRun", Set.of(".sync")),
          Map.entry("sagemaker:createHyperParameterTuningJob", Set.of(".sync")),
          Map.entry("sagemaker:createLabelingJob", Set.of(".sync")),
          Map.entry("sagemaker:createProcessingJob", Set.of(".sync")),
          Map.entry("sagemaker:createTrainingJob", Set.of(".sync")),
          Map.entry("sagemaker:createTransformJob", Set.of(".sync")),
          Map.entry("eks:createCluster", Set.of(".sync")),
          Map.entry("eks:deleteCluster", Set.of(".sync")),
          Map.entry("eks:createNodegroup", Set.of(".sync")),
          Map.entry("eks:deleteNodegroup", Set.of(".sync")),
          Map.entry("eks:createFargateProfile", Set.of(".sync")),
          Map.entry("eks:deleteFargateProfile", Set.of(".sync")),
          Map.entry("eks:runJob", Set.of(".sync", TOKEN)),
          Map.entry("eks:call", Set.of(TOKEN)),
          Map.entry("sqs:sendMessage", Set.of(TOKEN)),
          Map.entry("sns:publish", Set.of(TOKEN)),
          Map.entry("events:putEvents", Set.of(TOKEN)),
          Map.entry("apigateway:invoke", Set.of(TOKEN)));

  private IntegrationRules() {}

  static void check(Task task, String pointer, Consumer<LintFinding> findings) {
    Matcher matcher = OPTIMIZED.matcher(task.resource());
    if (task.runsActivity()) {
      if (!ACTIVITY.matcher(task.resource()).matches()) {
        findings.accept(
            new LintFinding(
                LintRule.INTEGRATION,
                pointer + "/Resource",
                "must be the ARN of an activity, with region and account: " + task.resource()));
      }
    } else if (matcher.matches()) {
      String pattern = matcher.group(3);
      if (!SERVICES.contains(matcher.group(1))) {
        findings.accept(
            new LintFinding(
                LintRule.INTEGRATION,
                pointer + "/Resource",
                "unknown service integration "
                    + matcher.group(1)
                    + "; use aws-sdk:"
                    + matcher.group(1)));
      } else if (pattern != null && !supports(matcher.group(1), matcher.group(2), pattern)) {
        findings.accept(
            new LintFinding(
                LintRule.INTEGRATION,
                pointer + "/Resource",
                matcher.group(1)
                    + ":"
                    + matcher.group(2)
                    + " does not support the pattern "
                    + pattern));
      }
    } else if (!task.resource().startsWith("arn:")) {
      findings.accept(
          new LintFinding(
              LintRule.INTEGRATION, pointer + "/Resource", "must be an ARN: " + task.resource()));
    }
    for (String member :
        IntegrationParameters.unsupported(task.resource(), task.io().parameters())) {
      findings.accept(
          new LintFinding(
              LintRule.INTEGRATION,
              pointer + "/Parameters" + JsonPointer.empty().appendProperty(member),
              "the parameter is not supported by " + task.resource()));
    }
    boolean used = String.valueOf(task.io().parameters()).contains("$$.Task.Token");
    if (used != task.waitsForToken()) {
      findings.accept(new LintFinding(LintRule.TOKEN, pointer, tokenProblem(task, used)));
    }
  }

  private static String tokenProblem(Task task, boolean used) {
    if (!used) {
      return "waits for a task token, but does not pass $$.Task.Token";
    }
    return task.runsActivity()
        ? "passes a task token, but an activity's worker receives its token from GetActivityTask"
        : "passes a task token, but the resource does not end in .waitForTaskToken";
  }

  private static boolean supports(String service, String call, String pattern) {
    if (service.equals("aws-sdk")) {
      return pattern.equals(TOKEN);
    }
    return PATTERNS.getOrDefault(service + ":" + call, Set.of()).contains(pattern);
  }
}
