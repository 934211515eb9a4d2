# Finalizes what a machine could not, and looks for runs whose end was lost.

module "finalizer" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-finalizer"
  description     = "Ends runs that could not end themselves"
  package         = var.functions.finalizer.package
  handler         = var.functions.finalizer.handler
  memory_mb       = var.functions.finalizer.memory_mb
  timeout_seconds = 900   # as steps: it does the same work
  snap_start      = false # nobody waits for it
  concurrency     = var.functions.finalizer.concurrency
  statements      = concat(module.endings.statements, local.sweep)
}

locals {
  sweep = [
    {
      sid       = "LookAtBuilds"
      why       = "Learns how a worker's build stands: an event only says which one to look at."
      actions   = ["codebuild:BatchGetBuilds"]
      resources = [var.context.arns.project]
    },
    {
      sid       = "LookAtCommands"
      why       = "The same of a worker's command. Systems Manager knows no resource for it."
      actions   = ["ssm:ListCommandInvocations"]
      resources = ["*"]
      anywhere  = true
    },
    {
      sid       = "AllMachines"
      why       = "Lists machines to find those of this deployment. The service knows no resource for listing."
      actions   = ["states:ListStateMachines"]
      resources = ["*"]
      anywhere  = true
    },
    {
      sid       = "UnusedMachines"
      why       = "Deletes this deployment's machines that have not run for a while."
      actions   = ["states:DeleteStateMachine", "states:DescribeStateMachine", "states:ListExecutions"]
      resources = [var.context.arns.machines]
    },
  ]
}
