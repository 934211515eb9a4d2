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

run "prefix_for_bucket_names" {
  command = plan
  variables {
    prefix = "Exesys"
  }
  expect_failures = [var.prefix]
}

run "log_days_of_the_service" {
  command = plan
  variables {
    retention = { log_days = 42 }
  }
  expect_failures = [var.retention]
}

run "half_a_day" {
  command = plan
  variables {
    retention = { done_days = 0.5 }
  }
  expect_failures = [var.retention]
}

run "alias_is_no_key" {
  command = plan
  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/mine"
  }
  expect_failures = [var.kms_key_arn]
}

run "network_without_subnets" {
  command = plan
  variables {
    vpc = { vpc_id = "vpc-1", subnet_ids = [], security_group_ids = ["sg-1"] }
  }
  expect_failures = [var.vpc]
}

run "api_that_refuses_everybody" {
  command = plan
  variables {
    throttle = { rate = 0 }
  }
  expect_failures = [var.throttle]
}

run "heartbeat_too_short" {
  command = plan
  variables {
    heartbeat_seconds = 60
  }
  expect_failures = [var.heartbeat_seconds]
}

run "beats_as_rare_as_the_heartbeat" {
  command = plan
  variables {
    beat_seconds = 90
  }
  expect_failures = [var.beat_seconds]
}

run "no_grace" {
  command = plan
  variables {
    grace_seconds = 0
  }
  expect_failures = [var.grace_seconds]
}

run "schedule_of_another_kind" {
  command = plan
  variables {
    sweep_schedule = "@daily"
  }
  expect_failures = [var.sweep_schedule]
}

run "git_host_in_clear" {
  command = plan
  variables {
    git_base_url = "http://git.example.com"
  }
  expect_failures = [var.git_base_url]
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

run "git_host_that_nobody_knows" {
  command = plan
  variables {
    git_base_url = "ssh://git@git.example.com"
  }
  expect_failures = [var.git_known_hosts]
}

run "more_hosts_than_lambda_can_carry" {
  command = plan
  variables {
    git_known_hosts = [for i in range(40) : "git${i}.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK"]
  }
  expect_failures = [var.git_known_hosts]
}

run "every_parameter" {
  command = plan
  variables {
    parameter_prefixes = ["/"]
  }
  expect_failures = [var.parameter_prefixes]
}

run "parameters_that_hold_the_keys_of_runs" {
  command = plan
  variables {
    parameter_prefixes = ["/exesys/"]
  }
  expect_failures = [var.parameter_prefixes]
}

run "every_secret" {
  command = plan
  variables {
    secret_prefixes = [""]
  }
  expect_failures = [var.secret_prefixes]
}

run "keys_of_runs_for_jobs" {
  command = plan
  variables {
    sops_key_prefixes = ["/exesys/"]
  }
  expect_failures = [var.sops_key_prefixes]
}

run "target_that_is_no_instance" {
  command = plan
  variables {
    ssm_targets = ["web-1"]
  }
  expect_failures = [var.ssm_targets]
}

run "package_that_is_not_there" {
  command = plan
  variables {
    worker_package = "nowhere.jar"
  }
  expect_failures = [var.worker_package]
}

run "runner_for_another_processor" {
  command = plan
  variables {
    runner_packages = { riscv64 = "versions.tf" }
  }
  expect_failures = [var.runner_packages]
}

run "concurrency_of_nothing" {
  command = plan
  variables {
    concurrency = { worker = 0 }
  }
  expect_failures = [var.concurrency]
}

run "layers_on_an_image" {
  command = plan
  variables {
    worker = { image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1", layers = ["arn:aws:lambda:eu-west-1:123456789012:layer:t:1"] }
  }
  expect_failures = [var.worker]
}

run "build_longer_than_codebuild_allows" {
  command = plan
  variables {
    build = { timeout_minutes = 3000 }
  }
  expect_failures = [var.build]
}
