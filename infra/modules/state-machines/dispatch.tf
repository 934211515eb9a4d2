# prepare: one checkout a run. run: one order's bundle, then its worker.

module "dispatch" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-dispatch"
  description     = "Checks out the source, seals bundles, starts workers"
  package         = var.functions.dispatch.package
  handler         = var.functions.dispatch.handler
  memory_mb       = var.functions.dispatch.memory_mb
  storage_mb      = var.functions.dispatch.storage_mb
  timeout_seconds = 600 # a large checkout
  snap_start      = var.functions.dispatch.storage_mb == 512
  concurrency     = var.functions.dispatch.concurrency
  statements      = concat(local.dispatch_books, local.dispatch_secrets, local.dispatch_targets)
}

locals {
  dispatch_books = [
    {
      sid       = "Orders"
      why       = "Reads the job and the order, marks the order as dispatched with its task token, opens the shares of its instances."
      actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
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
      why       = "Writes dispatched, and what became of the checkout."
      actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
      resources = [var.context.arns.order_events]
    },
    {
      sid       = "LargeEvents"
      why       = "Writes data that is too large for an event's item."
      actions   = ["s3:PutObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/events/*"]
    },
    {
      sid       = "Tokens"
      why       = "Ends the state of an order that is not to run, or whose worker cannot be had; beats while the service is too busy to start it."
      actions   = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "Sources"
      why       = "Keeps the archive of a checkout, by its content."
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ["${var.context.arns.internal}/sources/*"]
    },
    {
      sid     = "OrderFiles"
      why     = "Reads what init sealed, and what is too large for an order's item."
      actions = ["s3:GetObject"]
      resources = [
        "${var.context.arns.internal}/runs/*/orders/*/env.sops.json",
        "${var.context.arns.internal}/runs/*/orders/*/order.json",
      ]
    },
    {
      sid       = "Bundles"
      why       = "Writes the bundle of an order."
      actions   = ["s3:PutObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json"]
    },
    {
      sid       = "IsItThere"
      why       = "Without it S3 answers 403 and not 404 for a source or an environment that is not there. Reading has no prefix that a condition could look at."
      actions   = ["s3:ListBucket"]
      resources = [var.context.arns.internal]
    },
    {
      sid       = "RunKeys"
      why       = "Opens the run's key and keeps the key made for an order."
      actions   = ["ssm:GetParameter", "ssm:PutParameter"]
      resources = [var.context.arns.run_keys]
    },
  ]

  dispatch_secrets = concat(
    length(var.secrets.parameters) == 0 ? [] : [
      {
        sid       = "JobParameters"
        why       = "Reads the git token, the parameters that jobs may name for their bundles, and the age keys that they bring."
        actions   = ["ssm:GetParameter"]
        resources = var.secrets.parameters
      },
    ],
    length(var.secrets.secrets) == 0 ? [] : [
      {
        sid       = "JobSecrets"
        why       = "Reads the secrets that jobs may name, for their bundles."
        actions   = ["secretsmanager:GetSecretValue"]
        resources = var.secrets.secrets
      },
    ],
  )

  dispatch_targets = [
    {
      sid       = "LambdaWorker"
      why       = "Starts the worker of target lambda."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.worker_function]
    },
    {
      sid       = "Builds"
      why       = "Starts the worker of target codebuild."
      actions   = ["codebuild:StartBuild"]
      resources = [var.context.arns.project]
    },
    {
      sid       = "Command"
      why       = "Starts the worker of target ssm: with this document only."
      actions   = ["ssm:SendCommand"]
      resources = [var.context.arns.document]
    },
    {
      sid       = "CommandTargets"
      why       = "And on the instances with the deployment's tag only."
      actions   = ["ssm:SendCommand"]
      resources = var.target_arns
      condition = { StringEquals = { "ssm:resourceTag/${var.target_tag.key}" = var.target_tag.values } }
    },
    {
      sid       = "FindInstances"
      why       = "Finds the instances that have the tags an order names. Systems Manager knows no resource for it."
      actions   = ["ssm:DescribeInstanceInformation"]
      resources = ["*"]
      anywhere  = true
    },
  ]
}
