# Actions wait, acquire, settle and finalize.

module "completion" {
  source = "../completion"
  arns   = var.context.arns
}

module "steps" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-steps"
  description     = "Wait states, queues, settling and finalizing"
  package         = var.functions.steps.package
  handler         = var.functions.steps.handler
  memory_mb       = var.functions.steps.memory_mb
  timeout_seconds = 900 # completes a run of ten thousand orders
  snap_start      = true
  concurrency     = var.functions.steps.concurrency
  statements      = concat(module.completion.statements, local.redrive)
}

locals {
  redrive = [
    {
      sid       = "Redrive"
      why       = "Requests the rerun of a run whose execution is redriven."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.init_function]
    },
  ]
}
