# Target codebuild. The project has no source: workers unpack the run's source archive.

locals {
  build_log = "/aws/codebuild/${var.context.prefix}-worker"
}

resource "aws_cloudwatch_log_group" "build" {
  name              = local.build_log
  log_group_class   = var.context.log_class == "STANDARD" ? null : var.context.log_class
  retention_in_days = var.context.log_days
  kms_key_id        = var.context.kms_key_arn
  tags              = var.context.tags
}

module "build_role" {
  source                   = "../role"
  name                     = "${var.context.prefix}-build"
  service                  = "codebuild.amazonaws.com"
  trust_condition          = { StringEquals = { "aws:SourceAccount" = var.context.account } }
  permissions_boundary_arn = var.context.permissions_boundary_arn
  role_path                = var.context.role_path
  tags                     = var.context.tags

  statements = concat(
    local.host,
    [
      {
        sid       = "Logs"
        why       = "Writes the build's log. Terraform creates the log group."
        actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources = ["${var.context.arn_base.logs}:log-group:${local.build_log}:*"]
      },
    ],
    [for statement in [
      {
        sid = "Network"
        why = "CodeBuild creates the build's network interface with this role. EC2 has no resource types for describe actions."
        actions = [
          "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
        ]
        resources = ["*"]
        anywhere  = true
      },
      {
        sid       = "NetworkForBuilds"
        why       = "Grants CodeBuild, and no other service, the use of the interface, whose id is not known in advance."
        actions   = ["ec2:CreateNetworkInterfacePermission"]
        resources = ["${var.context.arns.ec2}:network-interface/*"]
        condition = { StringEquals = { "ec2:AuthorizedService" = ["codebuild.amazonaws.com"] } }
      },
    ] : statement if var.context.vpc != null],
  )
}

resource "aws_codebuild_project" "worker" {
  name                   = "${var.context.prefix}-worker"
  description            = "Runs the commands of one order"
  service_role           = module.build_role.arn
  build_timeout          = var.build.timeout_minutes
  queued_timeout         = 60
  concurrent_build_limit = var.build.concurrency
  encryption_key         = var.context.kms_key_arn
  tags                   = var.context.tags

  source {
    type = "NO_SOURCE"
    buildspec = yamlencode({
      version = "0.2"
      env     = { shell = "bash" }
      phases  = { build = { commands = [local.start_runner] } }
    })
  }

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    type            = var.build.architecture == "arm64" ? "ARM_CONTAINER" : "LINUX_CONTAINER"
    image           = var.build.image
    compute_type    = var.build.compute_type
    privileged_mode = var.build.privileged

    dynamic "environment_variable" {
      for_each = var.context.environment
      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.build.name
    }
  }

  dynamic "vpc_config" {
    for_each = var.context.vpc == null ? [] : [var.context.vpc]
    content {
      vpc_id             = var.build.vpc_id
      subnets            = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }
}
