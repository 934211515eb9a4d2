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

locals {
  statements = concat(
    [
      {
        sid = "Orders"
        why = "Writes a job and its orders, reads them for GET /runs, marks a cancelled run."
        actions = [
          "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
          "dynamodb:PutItem", "dynamodb:UpdateItem",
        ]
        resources = [var.context.arns.orders]
      },
      {
        sid       = "OrdersOfARun"
        why       = "Lists the orders of a run for GET /runs and for cancelling."
        actions   = ["dynamodb:Query"]
        resources = [var.context.arns.orders_index]
      },
      {
        sid       = "Events"
        why       = "Writes queued and job_started."
        actions   = ["dynamodb:BatchWriteItem", "dynamodb:PutItem"]
        resources = [var.context.arns.order_events]
      },
      {
        sid       = "IdempotencyKeys"
        why       = "Claims an idempotency key, completes it with the response, frees it when the submit fails."
        actions   = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
        resources = [var.context.arns.locks]
      },
      {
        sid       = "SealedEnvironment"
        why       = "Writes the sealed environment of a run's orders, and removes it when the submit fails."
        actions   = ["s3:DeleteObject", "s3:PutObject"]
        resources = ["${var.context.arns.internal}/runs/*/env.sops.json"]
      },
      {
        sid       = "RunKey"
        why       = "Keeps the key made for a run, and removes it when the submit fails."
        actions   = ["ssm:DeleteParameter", "ssm:GetParameter", "ssm:PutParameter"]
        resources = [var.context.arns.run_keys]
      },
      {
        sid       = "Machines"
        why       = "Creates a machine for a job's shape, looks whether there is one already, starts it."
        actions   = ["states:CreateStateMachine", "states:DescribeStateMachine", "states:StartExecution", "states:TagResource"]
        resources = [var.context.arns.machines]
      },
      {
        sid       = "Executions"
        why       = "Shows and stops the execution of a run."
        actions   = ["states:DescribeExecution", "states:StopExecution"]
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
