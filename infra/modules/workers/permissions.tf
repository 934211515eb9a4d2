# One and the same runner works on all three targets, so all three have the same rights and no more.

locals {
  worker = concat(
    [
      {
        sid       = "Order"
        why       = "Claims its order, and writes down what it will report."
        actions   = ["dynamodb:GetItem", "dynamodb:UpdateItem"]
        resources = [var.context.arns.orders]
      },
      {
        sid       = "Events"
        why       = "Writes running and the events of its commands."
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [var.context.arns.order_events]
      },
      {
        sid     = "Bundle"
        why     = "Reads its bundle, what is too large for its order's item, and the run's source."
        actions = ["s3:GetObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/order.json",
          "${var.context.arns.internal}/sources/*",
        ]
      },
      {
        sid       = "IsItThere"
        why       = "Without it S3 answers 403 and not 404 where an order has no bundle. Names of objects are all that it shows."
        actions   = ["s3:ListBucket"]
        resources = [var.context.arns.internal]
      },
      {
        sid     = "Report"
        why     = "Writes its log, and events too large for an item."
        actions = ["s3:PutObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/log/*",
          "${var.context.arns.internal}/runs/*/orders/*/events/*",
        ]
      },
      {
        sid       = "BundleKey"
        why       = "Opens its bundle with the key made for its order; the run's key is not within reach."
        actions   = ["ssm:GetParameter"]
        resources = [var.context.arns.order_keys]
      },
      {
        sid       = "Token"
        why       = "Beats and reports by its task token. A token's state machine is the resource."
        actions   = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
        resources = [var.context.arns.machines]
      },
    ],
    length(var.key_parameters) == 0 ? [] : [
      {
        sid       = "JobKeys"
        why       = "Opens bundles sealed to a key that the job named in sops_key_ssm_path."
        actions   = ["ssm:GetParameter"]
        resources = var.key_parameters
      },
    ],
  )

  # Hosts without Java fetch the runner.
  host = concat(
    local.worker,
    [
      {
        sid       = "Runner"
        why       = "Fetches the runner itself."
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
