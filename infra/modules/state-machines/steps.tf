# wait, acquire, settle, finalize: the books.

module "endings" {
  source = "../endings"
  arns   = var.context.arns
}

module "steps" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-steps"
  description     = "Waits, queues, settling and finalizing"
  package         = var.functions.steps.package
  handler         = var.functions.steps.handler
  memory_mb       = var.functions.steps.memory_mb
  timeout_seconds = 900 # ending a run of ten thousand orders, one after the other
  snap_start      = true
  concurrency     = var.functions.steps.concurrency
  statements      = module.endings.statements
}
