# Target lambda.

module "worker" {
  source = "../function"

  context         = var.context
  name            = "${var.context.prefix}-worker"
  description     = "Runs the commands of one order"
  package         = var.function.package
  handler         = var.function.handler
  image_uri       = var.function.image_uri
  layers          = var.function.layers
  memory_mb       = var.function.memory_mb
  storage_mb      = var.function.storage_mb
  timeout_seconds = 900
  snap_start      = var.function.image_uri == null && var.function.storage_mb == 512
  concurrency     = var.function.concurrency
  statements      = local.function
}

# Lambda keeps an event while the function's concurrency is exhausted. It does not invoke a failed worker again: after the
# claim of its order that would be useless, and until then the worker itself repeats calls that fail. The record of the
# failure reaches the finalizer by a rule, so that the order fails with the reason in seconds.
resource "aws_lambda_function_event_invoke_config" "worker" {
  function_name                = module.worker.name
  qualifier                    = module.worker.alias
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 0

  destination_config {
    on_failure {
      destination = var.context.arns.event_bus
    }
  }
}
