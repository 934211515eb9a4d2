# One Lambda function with its log group, its role, published versions and the alias that callers use.

locals {
  alias     = "live"
  log_group = "/aws/lambda/${var.name}"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  log_group_class   = var.context.log_class == "STANDARD" ? null : var.context.log_class
  retention_in_days = var.context.log_days
  kms_key_id        = var.context.kms_key_arn
  tags              = var.context.tags
}

module "role" {
  source                   = "../role"
  name                     = var.name
  service                  = "lambda.amazonaws.com"
  statements               = concat(local.basics, var.statements)
  permissions_boundary_arn = var.context.permissions_boundary_arn
  role_path                = var.context.role_path
  tags                     = var.context.tags
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = module.role.arn
  architectures = ["arm64"]
  publish       = true

  package_type = var.image_uri == null ? "Zip" : "Image"
  image_uri    = var.image_uri
  s3_bucket    = var.image_uri == null ? var.package.bucket : null
  s3_key       = var.image_uri == null ? var.package.key : null # changes with the package's content
  runtime      = var.image_uri == null ? "java21" : null
  handler      = var.image_uri == null ? var.handler : null
  layers       = var.image_uri == null ? var.layers : null

  memory_size                    = var.memory_mb
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.concurrency
  kms_key_arn                    = var.context.kms_key_arn
  tags                           = var.context.tags

  environment {
    # C1 and the serial collector: short invocations do not benefit from more optimization. Lambda sets LANG to a locale
    # that its images do not contain, and Java then loses every character outside ASCII.
    variables = merge(var.context.environment, {
      JAVA_TOOL_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
      LANG              = "C.UTF-8"
      LC_ALL            = "C.UTF-8"
    })
  }

  ephemeral_storage {
    size = var.storage_mb
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = var.context.tracing ? "Active" : "PassThrough"
  }

  dynamic "snap_start" {
    for_each = var.snap_start ? [1] : []
    content {
      apply_on = "PublishedVersions"
    }
  }

  dynamic "vpc_config" {
    for_each = var.context.vpc == null ? [] : [var.context.vpc]
    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }
}

resource "aws_lambda_alias" "live" {
  name             = local.alias
  description      = "The version that callers invoke."
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}
