# What a function needs to be a function at all.

locals {
  basics = concat(
    [
      {
        sid       = "Logs"
        why       = "Writes its own log; Terraform made the group."
        actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources = ["${var.context.arn_base.logs}:log-group:${local.log_group}:*"]
      },
    ],
    var.context.tracing ? [
      {
        sid       = "Traces"
        why       = "Sends trace segments. X-Ray knows no resource for these actions."
        actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        resources = ["*"]
        anywhere  = true
      },
    ] : [],
    var.context.vpc != null ? [
      {
        sid = "Network"
        why = "Lambda makes the function's network interfaces with its role, and refuses a role that may do so only in part: it checks these on every resource."
        actions = [
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
        ]
        resources = ["*"]
        anywhere  = true
      },
    ] : [],
    var.context.kms_key_arn != null ? [
      {
        sid       = "Key"
        why       = "Tables, buckets, parameters and its own settings are encrypted with the deployment's key."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = [var.context.kms_key_arn]
      },
    ] : [],
  )
}
