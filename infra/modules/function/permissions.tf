# Permissions of every function.

locals {
  basics = concat(
    [
      {
        sid       = "Logs"
        why       = "Writes the function's log. Terraform creates the log group."
        actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources = ["${var.context.arn_base.logs}:log-group:${local.log_group}:*"]
      },
    ],
    var.context.tracing ? [
      {
        sid       = "Traces"
        why       = "Sends trace segments. X-Ray has no resource types for these actions."
        actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        resources = ["*"]
        anywhere  = true
      },
    ] : [],
    var.context.vpc != null ? [
      {
        sid = "Network"
        why = "Lambda creates the function's network interfaces with this role, and requires these actions on all resources."
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
        why       = "Tables, buckets, parameters and the function's environment are encrypted with the deployment's key. Bundles, which have a run id in their context, are excluded."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = [var.context.kms_key_arn]
        condition = { Null = { "kms:EncryptionContext:run_id" = ["true"] } }
      },
    ] : [],
  )
}
