# Actions prepare (the checkout of a run) and run (bundle and worker of an order).

module "dispatch" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-dispatch"
  description     = "Checks out the source, writes bundles, starts workers"
  package         = var.functions.dispatch.package
  handler         = var.functions.dispatch.handler
  memory_mb       = var.functions.dispatch.memory_mb
  storage_mb      = var.functions.dispatch.storage_mb
  timeout_seconds = 600 # a large checkout
  snap_start      = var.functions.dispatch.storage_mb == 512
  concurrency     = var.functions.dispatch.concurrency
  statements      = concat(local.dispatch_stores, local.dispatch_secrets, local.dispatch_targets, local.dispatch_notify)
}

locals {
  dispatch_stores = [
    {
      sid       = "Orders"
      why       = "Reads the run and the order, marks the order as dispatched with its task token, creates its instance shares."
      actions   = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
      resources = [var.context.arns.orders]
    },
    {
      sid       = "OrdersOfARun"
      why       = "Lists the orders of a run."
      actions   = ["dynamodb:Query"]
      resources = [var.context.arns.orders_index]
    },
    {
      sid       = "Events"
      why       = "Writes the event dispatched and the result of the checkout."
      actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
      resources = [var.context.arns.order_events]
    },
    {
      sid       = "LargeEvents"
      why       = "Writes event data too large for an item."
      actions   = ["s3:PutObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/events/*"]
    },
    {
      sid = "Locks"
      why = "Releases the wait states and the queue of an order that does not run."
      actions = [
        "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query",
        "dynamodb:UpdateItem",
      ]
      resources = [var.context.arns.locks]
    },
    {
      sid       = "Executions"
      why       = "Checks whether the holder of a queue is in an execution that has ended."
      actions   = ["states:DescribeExecution"]
      resources = [var.context.arns.executions]
    },
    {
      sid       = "Tokens"
      why       = "Completes the run state of an order that does not run or whose worker cannot be started; sends heartbeats while the service is busy."
      actions   = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "Sources"
      why       = "Stores source archives by their digest."
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ["${var.context.arns.internal}/sources/*"]
    },
    {
      sid     = "OrderFiles"
      why     = "Reads the encrypted env_vars and the lists of large orders."
      actions = ["s3:GetObject"]
      resources = [
        "${var.context.arns.internal}/runs/*/orders/*/env.sops.json",
        "${var.context.arns.internal}/runs/*/orders/*/order.json",
      ]
    },
    {
      sid       = "Bundles"
      why       = "Writes bundles."
      actions   = ["s3:PutObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json"]
    },
    {
      sid     = "CarriedOver"
      why     = "Copies outputs and artifacts of orders that a rerun carries over."
      actions = ["s3:GetObject", "s3:PutObject"]
      resources = [
        "${var.context.arns.internal}/runs/*/orders/*/outputs/*",
        "${var.context.arns.internal}/runs/*/orders/*/artifacts/*",
      ]
    },
    {
      sid       = "DetectMissing"
      why       = "Without this permission S3 responds with 403 instead of 404 for a missing object. GetObject has no prefix that a condition could check."
      actions   = ["s3:ListBucket"]
      resources = [var.context.arns.internal]
    },
    {
      sid       = "BundleKey"
      why       = "Decrypts env_vars and encrypts the bundles that contain them."
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = var.context.bundle_key.resources
      condition = var.context.bundle_key.condition
    },
  ]

  dispatch_secrets = concat(
    length(var.secrets.parameters) == 0 ? [] : [
      {
        sid       = "JobParameters"
        why       = "Reads the git token, the parameters that jobs may name, and their age keys."
        actions   = ["ssm:GetParameter"]
        resources = var.secrets.parameters
      },
    ],
    length(var.secrets.secrets) == 0 ? [] : [
      {
        sid       = "JobSecrets"
        why       = "Reads the secrets that jobs may name."
        actions   = ["secretsmanager:GetSecretValue"]
        resources = var.secrets.secrets
      },
    ],
  )

  dispatch_notify = lookup(var.context.arns, "notification_bus", "") == "" ? [] : [
    {
      sid       = "Notify"
      why       = "Sends the engine's events about runs and orders to the bus."
      actions   = ["events:PutEvents"]
      resources = [var.context.arns.notification_bus]
    },
  ]

  dispatch_targets = [
    {
      sid       = "LambdaWorker"
      why       = "Starts workers of target lambda."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.worker_function]
    },
    {
      sid       = "Builds"
      why       = "Starts workers of target codebuild."
      actions   = ["codebuild:StartBuild"]
      resources = [var.context.arns.project]
    },
    {
      sid       = "Command"
      why       = "Starts workers of target ssm, with this document only."
      actions   = ["ssm:SendCommand"]
      resources = [var.context.arns.document]
    },
    {
      sid       = "CommandTargets"
      why       = "Starts workers of target ssm, on instances with the deployment's tag only."
      actions   = ["ssm:SendCommand"]
      resources = var.target_arns
      condition = { StringEquals = { "ssm:resourceTag/${var.target_tag.key}" = var.target_tag.values } }
    },
    {
      sid       = "FindInstances"
      why       = "Finds instances by the tags that an order names. Systems Manager has no resource type for this action."
      actions   = ["ssm:DescribeInstanceInformation"]
      resources = ["*"]
      anywhere  = true
    },
  ]
}
