# Settles orders with the reports of their workers.

module "report" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-report"
  description     = "Settles orders with the reports of workers"
  package         = var.functions.report.package
  handler         = var.functions.report.handler
  memory_mb       = var.functions.report.memory_mb
  timeout_seconds = 60
  snap_start      = true
  concurrency     = var.functions.report.concurrency
  statements      = module.completion.statements
}
