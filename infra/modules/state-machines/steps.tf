# wait, acquire, settle, finalize: the books.

module "steps" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-steps"
  description     = "Waits, queues, settling and finalizing"
  package         = var.functions.steps.package
  handler         = var.functions.steps.handler
  memory_mb       = var.functions.steps.memory_mb
  timeout_seconds = 120 # finalizing ten thousand orders
  snap_start      = true
  concurrency     = var.functions.steps.concurrency
  statements      = concat(local.books, local.endings)
}

locals {
  # The finalizer does by events what steps does by states, so the two share these.
  books = [
    {
      sid       = "Orders"
      why       = "Reads and settles orders, and the run's own item."
      actions   = ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:UpdateItem"]
      resources = [var.context.arns.orders]
    },
    {
      sid       = "OrdersOfARun"
      why       = "Lists the orders of a run, to sum them up."
      actions   = ["dynamodb:Query"]
      resources = [var.context.arns.orders_index]
    },
    {
      sid       = "Events"
      why       = "Writes terminal events and job_completed."
      actions   = ["dynamodb:PutItem"]
      resources = [var.context.arns.order_events]
    },
    {
      sid = "WaitsAndQueues"
      why = "Stores tokens of waits, takes and hands on queues, removes what a run leaves."
      actions = [
        "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem",
        "dynamodb:Query", "dynamodb:UpdateItem",
      ]
      resources = [var.context.arns.locks]
    },
    {
      sid       = "Tokens"
      why       = "Lets waiting states go on. A token's state machine is the resource."
      actions   = ["states:SendTaskFailure", "states:SendTaskSuccess"]
      resources = [var.context.arns.machines]
    },
  ]

  endings = [
    {
      sid       = "Executions"
      why       = "Looks whether an execution is over, and why."
      actions   = ["states:DescribeExecution"]
      resources = [var.context.arns.executions]
    },
    {
      sid       = "Done"
      why       = "Writes the done object, and looks whether it is there."
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ["${var.context.arns.done}/*/done"]
    },
    {
      sid       = "LogTails"
      why       = "Puts the tail of a log into the order's last event."
      actions   = ["s3:GetObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/log/*"]
    },
    {
      sid       = "LogNames"
      why       = "Finds the last chunks of a log."
      actions   = ["s3:ListBucket"]
      resources = [var.context.arns.internal]
      condition = { StringLike = { "s3:prefix" = ["runs/*/orders/*/log/*"] } }
    },
    {
      sid       = "RunKeys"
      why       = "Deletes the keys made for a run and its orders."
      actions   = ["ssm:DeleteParameter", "ssm:DeleteParameters"]
      resources = [var.context.arns.run_keys]
    },
    {
      sid       = "StopBuilds"
      why       = "Stops the build of an order that is over."
      actions   = ["codebuild:StopBuild"]
      resources = [var.context.arns.project]
    },
    {
      sid       = "CancelCommands"
      why       = "Cancels the command of an order that is over. Systems Manager knows no resource for a command."
      actions   = ["ssm:CancelCommand"]
      resources = ["*"]
      anywhere  = true
    },
  ]
}
