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
  # infra/release builds the runner for its own machine, and for the other one if it has a JDK for it.
  runner_packages = { for processor in ["arm64", "x86_64"] :
    processor => "${var.release}/runner-${processor}.tar.gz" if fileexists("${var.release}/runner-${processor}.tar.gz")
  }
}

output "init_url" {
  description = "URL for submissions."
  value       = module.engine.EXESYS_INIT_URL
}
