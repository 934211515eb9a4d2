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
  statements      = local.worker
}

# Lambda retries a worker that failed before its claim. After the claim, a second worker finds the order claimed and stops.
resource "aws_lambda_function_event_invoke_config" "worker" {
  function_name                = module.worker.name
  qualifier                    = module.worker.alias
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 2
}
