# The same runner is used on all three targets, so all three have the same permissions.

locals {
  worker = concat(
    [
      {
        sid       = "Order"
        why       = "Claims the order and records heartbeats of instances."
        actions   = ["dynamodb:GetItem", "dynamodb:UpdateItem"]
        resources = [var.context.arns.orders]
      },
      {
        sid       = "Events"
        why       = "Writes the event running and the events of the commands."
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [var.context.arns.order_events]
      },
      {
        sid     = "Bundle"
        why     = "Reads the bundle, the lists of a large order, the source archive and the artifacts of other orders."
        actions = ["s3:GetObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/order.json",
          "${var.context.arns.internal}/runs/*/orders/*/artifacts/*",
          "${var.context.arns.internal}/sources/*",
        ]
      },
      {
        sid       = "DetectMissing"
        why       = "Without this permission S3 responds with 403 instead of 404 if an order has no bundle. It reveals object names only."
        actions   = ["s3:ListBucket"]
        resources = [var.context.arns.internal]
      },
      {
        sid     = "Report"
        why     = "Writes the log, the artifacts, and event data too large for an item."
        actions = ["s3:PutObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/log/*",
          "${var.context.arns.internal}/runs/*/orders/*/artifacts/*",
          "${var.context.arns.internal}/runs/*/orders/*/events/*",
        ]
      },
      {
        sid       = "BundleKey"
        why       = "Decrypts bundles and secret outputs, and encrypts secret outputs. Run and order are the encryption context."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = var.context.bundle_key.resources
        condition = var.context.bundle_key.condition
      },
      {
        sid       = "Token"
        why       = "Sends heartbeats with the task token. The resource is the token's state machine."
        actions   = ["states:SendTaskHeartbeat"]
        resources = [var.context.arns.machines]
      },
      {
        sid       = "Outcome"
        why       = "Reports the outcome of the order to the engine."
        actions   = ["lambda:InvokeFunction"]
        resources = [var.context.arns.report_function]
      },
    ],
    length(var.allowed_roles) == 0 ? [] : [
      {
        sid       = "Roles"
        why       = "Assumes the role of an order, with session tags and a source identity."
        actions   = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
        resources = var.allowed_roles
      },
    ],
    length(var.key_parameters) == 0 ? [] : [
      {
        sid       = "JobKeys"
        why       = "Decrypts bundles with the key that a job names in sops_key_ssm_path."
        actions   = ["ssm:GetParameter"]
        resources = var.key_parameters
      },
    ],
  )

  function = concat(
    local.worker,
    [
      {
        sid       = "Failures"
        why       = "Lambda sends the records of failed invocations to EventBridge with this role."
        actions   = ["events:PutEvents"]
        resources = [var.context.arns.event_bus]
        condition = { StringEquals = { "events:source" = ["lambda"] } }
      },
    ],
  )

  # CodeBuild and instances download the runner.
  host = concat(
    local.worker,
    [
      {
        sid       = "Runner"
        why       = "Downloads the runner."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runners/*"]
      },
    ],
    var.context.kms_key_arn == null ? [] : [
      {
        sid       = "Key"
        why       = "Tables, buckets and parameters are encrypted with the deployment's key."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = [var.context.kms_key_arn]
      },
    ],
  )
}
