# Completes runs whose execution did not, reconciles open runs, and deletes unused state machines.

module "finalizer" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-finalizer"
  description     = "Completes runs whose execution did not, reconciles open runs"
  package         = var.functions.finalizer.package
  handler         = var.functions.finalizer.handler
  memory_mb       = var.functions.finalizer.memory_mb
  timeout_seconds = 900   # as for steps, which does the same work
  snap_start      = false # no client waits for it
  concurrency     = var.functions.finalizer.concurrency
  statements      = concat(module.completion.statements, local.reconcile)
}

# Events that the finalizer could not handle, after Lambda's retries. The reconciler completes their runs; the queue shows
# the reason and raises an alarm.
resource "aws_sqs_queue" "failed" {
  name                      = "${var.context.prefix}-finalizer-failed"
  message_retention_seconds = 14 * 24 * 3600 # the maximum
  sqs_managed_sse_enabled   = true
  tags                      = var.context.tags
}

resource "aws_lambda_function_event_invoke_config" "finalizer" {
  function_name                = module.finalizer.name
  qualifier                    = module.finalizer.alias
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

locals {
  reconcile = [
    {
      sid       = "FailedEvents"
      why       = "Lambda stores events that this function could not handle, with this role."
      actions   = ["sqs:SendMessage"]
      resources = ["${var.context.arn_base.sqs}:${var.context.prefix}-finalizer-failed"]
    },
    {
      sid       = "ReadBuilds"
      why       = "Reads the status of a worker's build; an event only identifies the build."
      actions   = ["codebuild:BatchGetBuilds"]
      resources = [var.context.arns.project]
    },
    {
      sid       = "ReadCommands"
      why       = "Reads the status of a worker's command. Systems Manager has no resource type for this action."
      actions   = ["ssm:ListCommandInvocations"]
      resources = ["*"]
      anywhere  = true
    },
    {
      sid       = "NextRuns"
      why       = "Starts the next run of a concurrency group, and creates its state machine if it does not exist."
      actions   = ["states:CreateStateMachine", "states:StartExecution", "states:TagResource"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "SupersededRuns"
      why       = "Stops the execution of a run that a newer run of its concurrency group cancels, or of the rerun of a stopped redriven execution."
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
    {
      sid       = "UnusedMachines"
      why       = "Deletes unused state machines and waits until they are deleted."
      actions   = ["states:DeleteStateMachine", "states:DescribeStateMachine"]
      resources = [var.context.arns.machines]
    },
  ]
}
