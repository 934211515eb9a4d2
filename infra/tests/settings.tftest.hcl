# What the settings refuse, and where they arrive. The provider is mocked: nothing is asked of anybody.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-west-1" }
  }
}

variables {
  # Any file will do for a plan.
  engine_package = "versions.tf"
  worker_package = "versions.tf"
}

run "defaults" {
  command = plan

  assert {
    condition     = local.buckets.done == "exesys-done-123456789012-eu-west-1"
    error_message = "The done bucket's name needs account and region: bucket names are everybody's."
  }

  assert {
    condition     = local.environment.AWS_EXE_SYS_PARAMETER_PREFIXES == "/exesys/jobs/"
    error_message = "By default jobs may name parameters under /PREFIX/jobs/ only."
  }

  assert {
    condition     = !contains(keys(local.environment), "AWS_EXE_SYS_SSM_TARGETS")
    error_message = "An empty setting is left out."
  }

  assert {
    condition     = alltrue([for s in local.permissions["exesys-worker"] : s.sid != "JobKeys"])
    error_message = "Without sops_key_prefixes a worker reads its order's key only."
  }
}

run "another_prefix_reaches_every_name" {
  command = plan

  variables {
    prefix            = "iac-ci"
    sops_key_prefixes = ["/ci/age/"]
    ssm_targets       = ["i-0123456789abcdef0", "mi-0123456789abcdef0"]
  }

  assert {
    condition     = alltrue([for name, value in local.environment : !strcontains(value, "exesys")])
    error_message = "A setting still has the default prefix."
  }

  assert {
    condition     = local.environment.AWS_EXE_SYS_SSM_TARGETS == "i-0123456789abcdef0,mi-0123456789abcdef0"
    error_message = "Targets are listed with commas."
  }

  assert {
    condition     = anytrue([for s in local.permissions["iac-ci-worker"] : s.resources[0] == "arn:aws:ssm:eu-west-1:123456789012:parameter/ci/age/*"])
    error_message = "Workers must be able to open bundles sealed to a job's own key."
  }
}

run "git_host_over_ssh" {
  command = plan
  variables {
    git_base_url = "ssh://git@git.example.com"
    git_known_hosts = [
      "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK",
      "other.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK",
    ]
  }

  assert {
    condition     = split("\n", local.environment.AWS_EXE_SYS_GIT_KNOWN_HOSTS) == tolist(var.git_known_hosts)
    error_message = "A line a host, as in known_hosts."
  }
}

# Many at once, since every plan takes seconds; one that is not refused is named all the same. What is checked against
# another setting stands where that one is right.
run "what_cannot_be" {
  command = plan
  variables {
    # Bucket names are in small letters.
    prefix = "Exesys"
    # Not one of the log service's.
    retention = { log_days = 42 }
    # An alias is no key.
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/mine"
    vpc         = { vpc_id = "vpc-1", subnet_ids = [], security_group_ids = ["sg-1"] }
    # Everybody would be refused.
    throttle          = { rate = 0 }
    heartbeat_timeout_seconds = 60
    grace_seconds     = 0
    sweep_schedule    = "@daily"
    # In clear.
    git_base_url = "http://git.example.com"
    # All there are.
    secret_prefixes = [""]
    ssm_targets     = ["web-1"]
    runner_packages = { riscv64 = "versions.tf" }
    concurrency     = { worker = 0 }
    # An image has its layers in it.
    worker = { image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1", layers = ["arn:aws:lambda:eu-west-1:123456789012:layer:t:1"] }
    # Longer than CodeBuild allows.
    build = { timeout_minutes = 3000 }
  }
  expect_failures = [
    var.prefix,
    var.retention,
    var.kms_key_arn,
    var.vpc,
    var.throttle,
    var.heartbeat_timeout_seconds,
    var.grace_seconds,
    var.sweep_schedule,
    var.git_base_url,
    var.secret_prefixes,
    var.ssm_targets,
    var.runner_packages,
    var.concurrency,
    var.worker,
    var.build,
  ]
}

run "what_cannot_be_either" {
  command = plan
  variables {
    retention = { done_days = 0.5 }
    # As rare as the heartbeat.
    heartbeat_interval_seconds = 90
    # A host that nobody knows.
    git_base_url = "ssh://git@git.example.com"
    # These hold the keys of runs.
    parameter_prefixes = ["/exesys/"]
    sops_key_prefixes  = ["/exesys/"]
    worker_package     = "nowhere.jar"
  }
  expect_failures = [
    var.retention,
    var.heartbeat_interval_seconds,
    var.git_known_hosts,
    var.parameter_prefixes,
    var.sops_key_prefixes,
    var.worker_package,
  ]
}

run "nor_this" {
  command = plan
  variables {
    # More than Lambda can carry.
    git_known_hosts = [for i in range(40) : "git${i}.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK"]
    # All there are.
    parameter_prefixes = ["/"]
  }
  expect_failures = [
    var.git_known_hosts,
    var.parameter_prefixes,
  ]
}
