locals {
  routes = toset([
    "POST /init", "GET /pools", "GET /runs", "GET /runs/{run_id}", "POST /runs/{run_id}/cancel", "POST /runs/{run_id}/rerun",
    "GET /runs/{run_id}/orders/{order_name}/artifacts", "GET /runs/{run_id}/orders/{order_name}/log",
    "POST /runs/{run_id}/orders/{order_name}/approval",
  ])
}

resource "aws_apigatewayv2_api" "this" {
  name          = var.context.prefix
  description   = "Submits jobs and shows runs"
  protocol_type = "HTTP"
  tags          = var.context.tags
}

resource "aws_apigatewayv2_integration" "init" {
  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_uri        = module.init.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.value
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.init.id}"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${var.context.prefix}"
  log_group_class   = var.context.log_class == "STANDARD" ? null : var.context.log_class
  retention_in_days = var.context.log_days
  kms_key_id        = var.context.kms_key_arn
  tags              = var.context.tags
}

# The default stage, so that the path is /init and not /stage/init.
resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true
  tags        = var.context.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      at      = "$context.requestTimeEpoch"
      request = "$context.requestId"
      route   = "$context.routeKey"
      status  = "$context.status"
      ms      = "$context.responseLatency"
      caller  = "$context.identity.userArn"
      error   = "$context.integrationErrorMessage"
    })
  }

  default_route_settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }
}

resource "aws_lambda_permission" "http" {
  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  function_name = module.init.name
  qualifier     = module.init.alias
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/*/*"
}
