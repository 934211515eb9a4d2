# A deployment with a KMS key, a VPC, a private git host, a worker image with terraform, instances as targets, alarms to a
# topic, events on a bus, reports to GitHub, and data that is deleted with the deployment.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  default_tags {
    tags = { owner = "platform" }
  }
}

variable "release" {
  description = "Directory of the release's artifacts."
  type        = string
}

module "engine" {
  source = "../.."

  prefix    = "iac-ci"
  keep_data = false

  engine_package = "${var.release}/engine.jar"
  runner_packages = {
    arm64  = "${var.release}/runner-arm64.tar.gz"
    x86_64 = "${var.release}/runner-x86_64.tar.gz"
  }
  worker = {
    image_uri  = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/exesys-worker:1.0.0"
    memory_mb  = 4096
    storage_mb = 10240
  }
  build = {
    architecture = "x86_64"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    compute_type = "BUILD_GENERAL1_MEDIUM"
    privileged   = true
  }
  concurrency = {
    worker = 200
    builds = 20
  }
  dispatch_storage_mb = 4096

  git_base_url = "ssh://git@git.example.com"
  git_known_hosts = [
    "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK",
  ]
  parameter_prefixes = ["/ci/tokens/", "/ci/parameters/"]
  secret_prefixes    = ["ci/"]
  sops_key_prefixes  = ["/ci/age/"]
  ssm_targets        = ["i-0123456789abcdef0"]
  target_tag         = { key = "Role", value = "builder" }

  kms_key_arn              = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  vpc = {
    vpc_id             = "vpc-0123456789abcdef0"
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  event_bus = "exesys"
  github    = { app_parameter = "/ci/github-app" }

  retention = {
    run_days  = 30
    done_days = 60
    log_days  = 90
  }
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform"]
  tags             = { service = "exesys" }
}

# An example of a rule: approvers receive a message for every order that waits for them.
resource "aws_sns_topic" "approvers" {
  name = "exesys-approvers"
}

resource "aws_cloudwatch_event_rule" "approvals" {
  name           = "exesys-approvals"
  description    = "Orders that wait for approval"
  event_bus_name = "exesys"
  event_pattern  = jsonencode({ source = ["exesys"], "detail-type" = ["Approval Needed"] })
  depends_on     = [module.engine]
}

resource "aws_cloudwatch_event_target" "approvers" {
  rule           = aws_cloudwatch_event_rule.approvals.name
  event_bus_name = aws_cloudwatch_event_rule.approvals.event_bus_name
  arn            = aws_sns_topic.approvers.arn

  input_transformer {
    input_paths    = { repository = "$.detail.git_repo", order = "$.detail.order_name", run = "$.detail.run_id" }
    input_template = "\"Order <order> of <repository> waits for approval: exesys approve <run> <order>\""
  }
}

resource "aws_sns_topic_policy" "approvers" {
  arn = aws_sns_topic.approvers.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyThisRule"
      Effect    = "Allow"
      Action    = "sns:Publish"
      Principal = { Service = "events.amazonaws.com" }
      Resource  = aws_sns_topic.approvers.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.approvals.arn } }
    }]
  })
}

output "init_url" {
  description = "URL for submissions."
  value       = module.engine.EXESYS_INIT_URL
}
