# The routes of http.tf.

module "init" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-init"
  description     = "Accepts jobs, shows and cancels runs"
  package         = var.function.package
  handler         = var.function.handler
  memory_mb       = var.function.memory_mb
  timeout_seconds = 29 # an HTTP API times out after 30
  snap_start      = true
  concurrency     = var.function.concurrency
  statements      = local.statements
}

module "completion" {
  source = "../completion"
  arns   = var.context.arns
}

locals {
  statements = concat(
    module.completion.statements,
    [
      {
        sid     = "OrderFiles"
        why     = "Writes the encrypted env_vars of orders and the lists of large orders."
        actions = ["s3:PutObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/env.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/order.json",
        ]
      },
      {
        sid       = "Jobs"
        why       = "Keeps jobs as submitted for reruns, and reads them."
        actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        resources = ["${var.context.arns.internal}/jobs/*"]
      },
      {
        sid       = "Artifacts"
        why       = "Signs short-lived links to the artifacts of orders."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runs/*/orders/*/artifacts/*"]
      },
      {
        sid       = "CarriedOver"
        why       = "Checks whether outputs and source archives that a rerun needs are still stored. HeadObject requires this permission."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runs/*/orders/*/outputs/*", "${var.context.arns.internal}/sources/*"]
      },
      {
        sid       = "OrderLogs"
        why       = "Reads the logs of orders."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runs/*/orders/*/log/*"]
      },
      {
        sid       = "DetectMissing"
        why       = "Lists the parts of logs. Without this permission S3 responds with 403 instead of 404 if the artifacts have expired."
        actions   = ["s3:ListBucket"]
        resources = [var.context.arns.internal]
      },
      {
        sid       = "BundleKey"
        why       = "Encrypts env_vars and jobs. This function cannot decrypt the bundles of orders."
        actions   = ["kms:GenerateDataKey"]
        resources = var.context.bundle_key.resources
        condition = var.context.bundle_key.condition
      },
      {
        sid       = "JobKey"
        why       = "Decrypts jobs that are run again."
        actions   = ["kms:Decrypt"]
        resources = var.context.bundle_key.resources
        condition = merge(var.context.bundle_key.condition, { StringEquals = { "kms:EncryptionContext:order_num" = ["_job"] } })
      },
      {
        sid       = "Machines"
        why       = "Starts the state machine of a job's shape; creates and tags it if it does not exist."
        actions   = ["states:CreateStateMachine", "states:StartExecution", "states:TagResource"]
        resources = [var.context.arns.machines]
      },
      {
        sid       = "Pools"
        why       = "Lists the pools that have an activity. Step Functions has no resource types for this action."
        actions   = ["states:ListActivities"]
        resources = ["*"]
        anywhere  = true
      },
      {
        sid       = "Cancel"
        why       = "Stops the execution of a cancelled run."
        actions   = ["states:StopExecution"]
        resources = [var.context.arns.executions]
      },
      {
        sid       = "MachineRole"
        why       = "Passes the state machines' role to Step Functions, and to no other service."
        actions   = ["iam:PassRole"]
        resources = [var.context.arns.machine_role]
        condition = { StringEquals = { "iam:PassedToService" = ["states.amazonaws.com"] } }
      },
    ],
    length(var.key_parameters) == 0 ? [] : [
      {
        sid       = "JobKeys"
        why       = "Reads the age key that a job names in sops_key_ssm_path, to encrypt with it."
        actions   = ["ssm:GetParameter"]
        resources = var.key_parameters
      },
    ],
  )
}
