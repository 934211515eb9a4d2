# Finalizes what a machine could not, looks for runs whose end was lost, and deletes machines that nobody uses.

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
      sid       = "UnusedMachines"
      why       = "Deletes machines that no job has used for a while, and looks whether they are gone."
      actions   = ["states:DeleteStateMachine", "states:DescribeStateMachine"]
      resources = [var.context.arns.machines]
    },
  ]
}
