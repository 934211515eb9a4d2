# Permissions to complete a run: settle orders, stop their workers, pass queues on, release wait states,
# delete bundles and write the done object. Four functions need them: steps (finalize), report (settled orders), the finalizer (failed executions) and init (a
# cancelled run that never started). Creates no resources.

terraform {
  required_version = ">= 1.9"
}

variable "arns" {
  description = "ARNs of the deployment's resources."
  type        = map(string)
}

output "statements" {
  description = "Permissions; see the permissions module."
  value = concat([
    {
      sid = "Orders"
      why = "Reads, settles and counts orders; writes those of a new run, deletes those of a failed submission."
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
      why       = "Writes events, and checks whether an event exists already."
      actions   = ["dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:PutItem"]
      resources = [var.arns.order_events]
    },
    {
      sid       = "LargeEvents"
      why       = "Writes event data too large for an item."
      actions   = ["s3:PutObject"]
      resources = ["${var.arns.internal}/runs/*/orders/*/events/*"]
    },
    {
      sid = "Locks"
      why = "Stores tokens of wait states, assigns queues, claims idempotency keys, removes items of ended runs."
      actions = [
        "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
        "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
      ]
      resources = [var.arns.locks]
    },
    {
      sid       = "Tokens"
      why       = "Completes waiting states and sends heartbeats for pending workers. The resource is the token's state machine."
      actions   = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
      resources = [var.arns.machines]
    },
    {
      sid       = "Executions"
      why       = "Checks whether an execution has ended."
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
      why       = "Reads the lists of large orders."
      actions   = ["s3:GetObject"]
      resources = ["${var.arns.internal}/runs/*/orders/*/order.json"]
    },
    {
      sid     = "OrderDocuments"
      why     = "Deletes encrypted documents of ended runs, and the lists of orders of a failed submission."
      actions = ["s3:DeleteObject"]
      resources = [
        "${var.arns.internal}/runs/*/orders/*/bundle.sops.json",
        "${var.arns.internal}/runs/*/orders/*/env.sops.json",
        "${var.arns.internal}/runs/*/orders/*/order.json",
      ]
    },
    {
      sid       = "StopBuilds"
      why       = "Stops the build of a settled order."
      actions   = ["codebuild:StopBuild"]
      resources = [var.arns.project]
    },
    {
      sid       = "CancelCommands"
      why       = "Cancels the command of a settled order. Systems Manager has no resource type for commands."
      actions   = ["ssm:CancelCommand"]
      resources = ["*"]
      anywhere  = true
    },
    ], lookup(var.arns, "notification_bus", "") == "" ? [] : [
    {
      sid       = "Notify"
      why       = "Sends the engine's events about runs and orders to the bus."
      actions   = ["events:PutEvents"]
      resources = [var.arns.notification_bus]
    },
  ])
}
