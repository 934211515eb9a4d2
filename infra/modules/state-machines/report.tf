# Settles orders with the reports of their workers, and renews the sessions of workers.

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
  statements      = concat(module.completion.statements, local.worker_sessions)
}

locals {
  worker_sessions = [
    {
      sid       = "WorkerSessions"
      why       = "Opens and renews sessions for workers, each restricted to its order by a session policy."
      actions   = ["sts:AssumeRole"]
      resources = [var.context.arns.session_role]
    },
  ]
}
