package dev.exesys.system.infra;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds statements of policies that allow more than necessary. */
final class Wildcards {

  /** Actions that do not support resource-level permissions and therefore require "*". */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
          "ssm:CancelCommand",
          "ssm:DescribeInstanceInformation",
          "ssm:ListCommandInvocations",
          "states:ListActivities");

  /** Actions that Lambda and CodeBuild require on all resources for roles that use a VPC. */
  private static final Set<String> NETWORK =
      Set.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
          "ec2:UnassignPrivateIpAddresses");

  /** Resources without names, which a condition must limit to those of the deployment. */
  private static final List<String> NAMELESS =
      List.of(":instance/*", ":managed-instance/*", ":network-interface/*");

  private Wildcards() {}

  /**
   * Returns the problems of a statement.
   *
   * @param owned the prefixes of names that belong to the deployment or that its settings allow
   */
  static Stream<String> in(Statement statement, List<String> owned) {
    if (!statement.effect().equals("Allow")) {
      return Stream.of();
    }
    return Stream.concat(
            statement.actions().stream()
                .filter(action -> action.contains("*"))
                .map(action -> "action " + action),
            statement.resources().stream()
                .filter(resource -> !isNarrow(resource, statement, owned))
                .map(resource -> "resource " + resource + " for " + statement.actions()))
        .map(complaint -> statement.holder() + "/" + statement.sid() + ": " + complaint);
  }

  private static boolean isNarrow(String resource, Statement statement, List<String> owned) {
    int star = resource.indexOf('*');
    if (star < 0) {
      return true;
    }
    if (star == 0) {
      return WITHOUT_RESOURCE.containsAll(statement.actions())
          || NETWORK.containsAll(statement.actions());
    }
    if (NAMELESS.stream().anyMatch(resource::endsWith)) {
      return !statement.condition().isEmpty();
    }
    String certain = resource.substring(0, star);
    return owned.stream().anyMatch(certain::contains);
  }
}
