# POST /init, GET /runs/{run_id}, POST /runs/{run_id}/cancel.

module "init" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-init"
  description     = "Accepts jobs, shows and cancels runs"
  package         = var.function.package
  handler         = var.function.handler
  memory_mb       = var.function.memory_mb
  timeout_seconds = 29 # an HTTP API gives up after 30
  snap_start      = true
  concurrency     = var.function.concurrency
  statements      = local.statements
}

module "endings" {
  source = "../endings"
  arns   = var.context.arns
}

locals {
  statements = concat(
    module.endings.statements,
    [
      {
        sid     = "OrderFiles"
        why     = "Writes the sealed environment of a run's orders, and what is too large for an order's item."
        actions = ["s3:PutObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/env.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/order.json",
        ]
      },
      {
        sid       = "RunKey"
        why       = "Keeps the key made for a run; a retry reads the one that is there."
        actions   = ["ssm:GetParameter", "ssm:PutParameter"]
        resources = [var.context.arns.run_keys]
      },
      {
        sid       = "Machines"
        why       = "Starts the machine of a job's shape; creates it, with a tag, where there is none yet."
        actions   = ["states:CreateStateMachine", "states:StartExecution", "states:TagResource"]
        resources = [var.context.arns.machines]
      },
      {
        sid       = "Cancel"
        why       = "Stops the execution of a run that is cancelled."
        actions   = ["states:StopExecution"]
        resources = [var.context.arns.executions]
      },
      {
        sid       = "MachineRole"
        why       = "Hands the machines' role, and no other, to Step Functions, and to no other service."
        actions   = ["iam:PassRole"]
        resources = [var.context.arns.machine_role]
        condition = { StringEquals = { "iam:PassedToService" = ["states.amazonaws.com"] } }
      },
    ],
    length(var.key_parameters) == 0 ? [] : [
      {
        sid       = "JobKeys"
        why       = "Reads the age key that a job names in sops_key_ssm_path, to seal to it."
        actions   = ["ssm:GetParameter"]
        resources = var.key_parameters
      },
    ],
  )
}
