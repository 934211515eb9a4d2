# Policy of clients: submit jobs and follow runs by the contract's access patterns.

locals {
  api = "${aws_apigatewayv2_api.this.execution_arn}/${aws_apigatewayv2_stage.default.name}"

  client = concat(
    [
      {
        sid     = "Api"
        why     = "Submits jobs, shows, cancels and reruns runs, and shows pools."
        actions = ["execute-api:Invoke"]
        resources = [
          "${local.api}/POST/init", "${local.api}/GET/runs", "${local.api}/GET/runs/*", "${local.api}/POST/runs/*/cancel",
          "${local.api}/POST/runs/*/rerun", "${local.api}/GET/pools",
        ]
      },
      {
        sid     = "OrdersAndEvents"
        why     = "Reads orders and events: sections 3 and 4 of the contract."
        actions = ["dynamodb:GetItem", "dynamodb:Query"]
        resources = [
          var.context.arns.orders, var.context.arns.orders_index,
          var.context.arns.order_events, var.context.arns.order_events_index,
        ]
      },
      {
        sid       = "Done"
        why       = "Reads done objects: section 2 of the contract."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.done}/*"]
      },
      {
        sid       = "DetectMissingDone"
        why       = "Without this permission S3 responds with 403 instead of 404 while there is no done object."
        actions   = ["s3:ListBucket"]
        resources = [var.context.arns.done]
      },
      {
        sid       = "RunOutput"
        why       = "Reads logs, and event data too large for an item."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runs/*/orders/*/log/*", "${var.context.arns.internal}/runs/*/orders/*/events/*"]
      },
      {
        sid       = "RunOutputNames"
        why       = "Lists the chunks of a log."
        actions   = ["s3:ListBucket"]
        resources = [var.context.arns.internal]
        condition = { StringLike = { "s3:prefix" = ["runs/*/orders/*/log/*", "runs/*/orders/*/events/*"] } }
      },
    ],
    [for statement in [
      {
        sid       = "Url"
        why       = "Calls the function URL."
        actions   = ["lambda:InvokeFunctionUrl"]
        resources = [var.context.arns.init_function]
      },
      {
        sid       = "ThroughUrl"
        why       = "The function URL also requires this action. Without the condition a caller could pass an event with the ARN of an approver to the function."
        actions   = ["lambda:InvokeFunction"]
        resources = [var.context.arns.init_function]
        condition = { Bool = { "lambda:InvokedViaFunctionUrl" = ["true"] } }
      },
    ] : statement if var.function_url],
    var.context.kms_key_arn == null ? [] : [
      {
        sid       = "Key"
        why       = "Reads data that is encrypted with the deployment's key. Bundles, which have a run id in their context, are excluded."
        actions   = ["kms:Decrypt"]
        resources = [var.context.kms_key_arn]
        condition = { Null = { "kms:EncryptionContext:run_id" = ["true"] } }
      },
    ],
  )
}

module "client_permissions" {
  source     = "../permissions"
  statements = local.client
}

resource "aws_iam_policy" "client" {
  path        = var.context.role_path
  name        = "${var.context.prefix}-client"
  description = "Submit jobs and follow their runs"
  policy      = module.client_permissions.json
  tags        = var.context.tags
}
