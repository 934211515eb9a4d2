# What it takes to end a run. Three functions may have to: steps by finalizing, the finalizer when a machine could not,
# init when a run is cancelled that was never started. Each ending settles orders, stops their workers, hands on queues,
# lets waiting states go, forgets keys and writes the done object. It creates nothing.

terraform {
  required_version = ">= 1.9"
}

variable "arns" {
  description = "ARNs of what the deployment consists of."
  type        = map(string)
}

output "statements" {
  description = "The permissions; see the permissions module."
  value = [
    {
      sid = "Orders"
      why = "Reads, settles and sums up orders; a new run's are written, a failed submit's removed."
      actions = [
        "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
        "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
      ]
      resources = [var.arns.orders]
    },
    {
      sid       = "OrdersOfARun"
      why       = "Lists the orders of a run."
      actions   = ["dynamodb:Query"]
      resources = [var.arns.orders_index]
    },
    {
      sid       = "Events"
      why       = "Writes events, and looks whether the one that it was to write stands there already."
      actions   = ["dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:PutItem"]
      resources = [var.arns.order_events]
    },
    {
      sid       = "LargeEvents"
      why       = "Writes data that is too large for an event's item."
      actions   = ["s3:PutObject"]
      resources = ["${var.arns.internal}/runs/*/orders/*/events/*"]
    },
    {
      sid = "Locks"
      why = "Stores tokens of waits, takes and hands on queues, claims idempotency keys, removes what a run leaves."
      actions = [
        "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
        "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
      ]
      resources = [var.arns.locks]
    },
    {
      sid       = "Tokens"
      why       = "Lets waiting states go on, or wait on for a worker that is on its way. A token's state machine is the resource."
      actions   = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
      resources = [var.arns.machines]
    },
    {
      sid       = "Executions"
      why       = "Looks whether an execution is over."
      actions   = ["states:DescribeExecution"]
      resources = [var.arns.executions]
    },
    {
      sid       = "Done"
      why       = "Writes the done object."
      actions   = ["s3:PutObject"]
      resources = ["${var.arns.done}/*/done"]
    },
    {
      sid       = "LargeOrders"
      why       = "Reads what is too large for an order's item."
      actions   = ["s3:GetObject"]
      resources = ["${var.arns.internal}/runs/*/orders/*/order.json"]
    },
    {
      sid     = "OrderDocuments"
      why     = "Deletes what was sealed for the run, which nobody needs any more, and the orders of a submit that came to nothing."
      actions = ["s3:DeleteObject"]
      resources = [
        "${var.arns.internal}/runs/*/orders/*/bundle.sops.json",
        "${var.arns.internal}/runs/*/orders/*/env.sops.json",
        "${var.arns.internal}/runs/*/orders/*/order.json",
      ]
    },
    {
      sid       = "ForgetKeys"
      why       = "Deletes the keys made for a run and its orders."
      actions   = ["ssm:DeleteParameters"]
      resources = [var.arns.run_keys]
    },
    {
      sid       = "StopBuilds"
      why       = "Stops the build of an order that is over."
      actions   = ["codebuild:StopBuild"]
      resources = [var.arns.project]
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
