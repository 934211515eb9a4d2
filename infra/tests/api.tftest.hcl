# The API requires IAM signatures.

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/r" }
  }
  mock_resource "aws_lambda_alias" {
    defaults = { arn = "arn:aws:lambda:eu-west-1:123456789012:function:t-init:live" }
  }
  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      execution_arn = "arn:aws:execute-api:eu-west-1:123456789012:abc"
      api_endpoint  = "https://abc.execute-api.eu-west-1.amazonaws.com"
    }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:g" }
  }
}

variables {
  context = {
    prefix                   = "t"
    arn_base                 = { logs = "arn:aws:logs:eu-west-1:123456789012" }
    environment              = { AWS_EXE_SYS_PREFIX = "t" }
    kms_key_arn              = null
    log_days                 = 30
    permissions_boundary_arn = null
    tags                     = {}
    tracing                  = true
    bundle_key = {
      resources = ["arn:aws:kms:eu-west-1:123456789012:key/k"]
      condition = { Null = { "kms:EncryptionContext:run_id" = ["false"] } }
    }
    vpc = null
    arns = {
      orders             = "arn:aws:dynamodb:eu-west-1:123456789012:table/t-orders"
      orders_index       = "arn:aws:dynamodb:eu-west-1:123456789012:table/t-orders/index/i"
      order_events       = "arn:aws:dynamodb:eu-west-1:123456789012:table/t-order-events"
      order_events_index = "arn:aws:dynamodb:eu-west-1:123456789012:table/t-order-events/index/i"
      locks              = "arn:aws:dynamodb:eu-west-1:123456789012:table/t-locks"
      internal           = "arn:aws:s3:::t-internal"
      done               = "arn:aws:s3:::t-done"
      machines           = "arn:aws:states:eu-west-1:123456789012:stateMachine:t-*"
      executions         = "arn:aws:states:eu-west-1:123456789012:execution:t-*:*"
      machine_role       = "arn:aws:iam::123456789012:role/t-machine"
      init_function      = "arn:aws:lambda:eu-west-1:123456789012:function:t-init:live"
      project            = "arn:aws:codebuild:eu-west-1:123456789012:project/t-worker"
    }
  }
  function       = { package = { bucket = "t-internal", key = "packages/1.jar" }, handler = "a.B", memory_mb = 512, concurrency = -1 }
  key_parameters = []
  function_url   = true
  throttle       = { rate = 1, burst = 2 }
}

run "http" {
  module {
    source = "./modules/api"
  }

  assert {
    condition     = alltrue([for route in values(aws_apigatewayv2_route.this) : route.authorization_type == "AWS_IAM"])
    error_message = "Every route must require a signature."
  }

  assert {
    condition     = keys(aws_apigatewayv2_route.this) == ["GET /pools", "GET /runs", "GET /runs/{run_id}", "GET /runs/{run_id}/orders/{order_name}/artifacts", "GET /runs/{run_id}/orders/{order_name}/log", "POST /init", "POST /runs/{run_id}/cancel", "POST /runs/{run_id}/orders/{order_name}/approval", "POST /runs/{run_id}/rerun"]
    error_message = "The routes must be those of the contract."
  }

  assert {
    condition     = aws_apigatewayv2_integration.init.payload_format_version == "2.0"
    error_message = "The payload format must be version 2.0, which the handler reads."
  }

  assert {
    condition     = aws_lambda_function_url.init[0].authorization_type == "AWS_IAM" && aws_lambda_function_url.init[0].qualifier == "live"
    error_message = "The function URL must require a signature and invoke the alias."
  }

  assert {
    condition     = aws_lambda_permission.http.qualifier == "live" && aws_lambda_permission.http.principal == "apigateway.amazonaws.com"
    error_message = "Only API Gateway may invoke the function, and only its alias."
  }

  assert {
    condition = alltrue([for s in output.permissions["t-init"] :
      s.condition == { StringEquals = { "iam:PassedToService" = ["states.amazonaws.com"] } }
      if s.sid == "MachineRole"
    ])
    error_message = "The state machines' role may be passed to Step Functions only."
  }
}

run "without_url" {
  module {
    source = "./modules/api"
  }

  variables {
    function_url = false
  }

  assert {
    condition     = length(aws_lambda_function_url.init) == 0 && output.function_url == ""
    error_message = "There must be no function URL if function_url is false."
  }

  assert {
    condition     = alltrue([for s in output.permissions["t-client"] : s.sid != "Url"])
    error_message = "There must be no permission to call a function URL if function_url is false."
  }
}
