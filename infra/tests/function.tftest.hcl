# Settings of every function.

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/r" }
  }
}

variables {
  context = {
    arn_base                 = { logs = "arn:aws:logs:eu-west-1:123456789012" }
    environment              = { AWS_EXE_SYS_PREFIX = "t" }
    kms_key_arn              = null
    log_days                 = 14
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/b"
    tags                     = {}
    tracing                  = false
    vpc                      = null
  }
  name            = "t-f"
  description     = "A function"
  package         = { bucket = "t-internal", key = "packages/1.jar" }
  handler         = "a.B"
  memory_mb       = 512
  timeout_seconds = 10
  snap_start      = true
  concurrency     = -1
  statements      = []
}

run "package" {
  module {
    source = "./modules/function"
  }

  assert {
    condition = (
      aws_lambda_function.this.runtime == "java21"
      && aws_lambda_function.this.architectures == tolist(["arm64"])
      && aws_lambda_function.this.publish
      && one(aws_lambda_function.this.snap_start).apply_on == "PublishedVersions"
    )
    error_message = "A function must use Java 21 on arm64, with published versions and SnapStart."
  }

  assert {
    condition     = aws_lambda_function.this.s3_key == "packages/1.jar" && aws_lambda_function.this.filename == null
    error_message = "The code must come from the bucket: engine.jar exceeds the limit of a direct upload."
  }

  assert {
    condition     = aws_lambda_alias.live.function_version == aws_lambda_function.this.version
    error_message = "The alias must refer to the newest version."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 14 && one(aws_lambda_function.this.logging_config).log_group == "/aws/lambda/t-f"
    error_message = "Logs must go to the log group with a retention."
  }

  assert {
    condition     = [for s in output.permissions["t-f"] : s.sid] == ["Logs"]
    error_message = "Without tracing, VPC and key, a function must have permissions for its log only."
  }

  assert {
    condition     = one(aws_lambda_function.this.tracing_config).mode == "PassThrough"
    error_message = "There must be no tracing if tracing is false."
  }
}

run "everything_on" {
  module {
    source = "./modules/function"
  }

  variables {
    image_uri  = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1"
    snap_start = false
    storage_mb = 1024
    context = {
      arn_base                 = { logs = "arn:aws:logs:eu-west-1:123456789012" }
      environment              = { AWS_EXE_SYS_PREFIX = "t" }
      kms_key_arn              = "arn:aws:kms:eu-west-1:123456789012:key/k"
      log_days                 = 14
      permissions_boundary_arn = null
      tags                     = {}
      tracing                  = true
      vpc                      = { subnet_ids = ["subnet-1"], security_group_ids = ["sg-1"] }
    }
  }

  assert {
    condition     = aws_lambda_function.this.package_type == "Image" && aws_lambda_function.this.handler == null
    error_message = "An image must have no handler."
  }

  assert {
    condition     = [for s in output.permissions["t-f"] : s.sid] == ["Logs", "Traces", "Network", "Key"]
    error_message = "Each setting must add its permission."
  }
}

run "snapshot_with_a_large_disk" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    storage_mb = 1024
  }
  expect_failures = [var.snap_start]
}
