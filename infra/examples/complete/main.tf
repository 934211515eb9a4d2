# A deployment with a KMS key, a VPC, a private git host, a worker image with terraform, instances as targets, alarms to a
# topic, and data that is deleted with the deployment.

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

  retention = {
    run_days  = 30
    done_days = 60
    log_days  = 90
  }
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform"]
  tags             = { service = "exesys" }
}

output "init_url" {
  description = "URL for submissions."
  value       = module.engine.EXESYS_INIT_URL
}
