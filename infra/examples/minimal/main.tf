# Default settings: jobs may name parameters below /exesys/jobs/ and run on Lambda and CodeBuild.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {}

variable "release" {
  description = "Directory of the release's artifacts."
  type        = string
}

module "engine" {
  source = "../.."

  engine_package = "${var.release}/engine.jar"
  worker_package = "${var.release}/worker.jar"
  runner_packages = {
    arm64  = "${var.release}/runner-arm64.tar.gz"
    x86_64 = "${var.release}/runner-x86_64.tar.gz"
  }
}

output "init_url" {
  description = "URL for submissions."
  value       = module.engine.EXESYS_INIT_URL
}
