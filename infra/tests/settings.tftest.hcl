# Validation of variables, and the resources that they affect. The provider is mocked: no AWS request is made.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-west-1", name = "eu-west-1" }
  }
  mock_data "aws_servicequotas_service_quota" {
    defaults = { value = 1000 }
  }
}

variables {
  # Any existing file is sufficient for a plan.
  engine_package = "versions.tf"
  worker_package = "versions.tf"
}

run "defaults" {
  command = plan

  assert {
    condition     = local.buckets.done == "exesys-done-123456789012-eu-west-1"
    error_message = "The done bucket's name must contain account and region: bucket names are globally unique."
  }

  assert {
    condition     = local.environment.AWS_EXE_SYS_PARAMETER_PREFIXES == "/exesys/jobs/"
    error_message = "By default jobs must have access to parameters below /PREFIX/jobs/ only."
  }

  assert {
    condition     = !contains(keys(local.environment), "AWS_EXE_SYS_SSM_TARGETS")
    error_message = "Empty settings must be left out."
  }

  assert {
    condition     = alltrue([for s in local.permissions["exesys-worker"] : s.sid != "JobKeys"])
    error_message = "Without sops_key_prefixes a worker must have access to its order's key only."
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
    error_message = "A setting contains the default prefix."
  }

  assert {
    condition     = local.environment.AWS_EXE_SYS_SSM_TARGETS == "i-0123456789abcdef0,mi-0123456789abcdef0"
    error_message = "Targets must be separated by commas."
  }

  assert {
    condition     = anytrue([for s in local.permissions["iac-ci-session"] : s.resources[0] == "arn:aws:ssm:eu-west-1:123456789012:parameter/ci/age/*"])
    error_message = "Workers must be able to decrypt bundles with a job's own key."
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
    error_message = "There must be one line per host, as in known_hosts."
  }
}

# Many invalid values in one plan, since each plan takes seconds; Terraform reports each expected failure that does not
# occur. Conditions over several variables are in the runs where the other variable is valid.
run "invalid_values" {
  command = plan
  variables {
    # Bucket names are lower-case.
    prefix = "Exesys"
    # Not supported by CloudWatch Logs.
    retention = { log_days = 42 }
    # An alias instead of a key.
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/mine"
    vpc         = { vpc_id = "vpc-1", subnet_ids = [], security_group_ids = ["sg-1"] }
    # Would reject all requests.
    throttle                  = { rate = 0 }
    heartbeat_timeout_seconds = 60
    grace_seconds             = 0
    # Unencrypted.
    git_base_url = "http://git.example.com"
    # Would match all names.
    secret_prefixes = [""]
    ssm_targets     = ["web-1"]
    runner_packages = { riscv64 = "versions.tf" }
    concurrency     = { worker = 0 }
    # An image cannot have layers.
    worker = { image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1", layers = ["arn:aws:lambda:eu-west-1:123456789012:layer:t:1"] }
  }
  expect_failures = [
    var.prefix,
    var.retention,
    var.kms_key_arn,
    var.vpc,
    var.throttle,
    var.heartbeat_timeout_seconds,
    var.grace_seconds,
    var.git_base_url,
    var.secret_prefixes,
    var.ssm_targets,
    var.runner_packages,
    var.concurrency,
    var.worker,
  ]
}

run "more_invalid_values" {
  command = plan
  variables {
    # Exceeds CodeBuild's limit.
    build     = { timeout_minutes = 3000 }
    retention = { done_days = 0.5 }
    # Exceeds half of the heartbeat timeout.
    heartbeat_interval_seconds = 90
    # A host without a host key.
    git_base_url = "ssh://git@git.example.com"
    # Contains the keys of runs.
    parameter_prefixes = ["/exesys/"]
    sops_key_prefixes  = ["/exesys/"]
    worker_package     = "nowhere.jar"
  }
  expect_failures = [
    var.build,
    var.retention,
    var.heartbeat_interval_seconds,
    var.git_known_hosts,
    var.parameter_prefixes,
    var.sops_key_prefixes,
    var.worker_package,
  ]
}

run "invalid_combinations" {
  command = plan
  variables {
    # Exceeds Lambda's limit for the environment.
    git_known_hosts = [for i in range(40) : "git${i}.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXRcOkfjW/zxx/TLpIJUwfRQs7aabHlPdqBN7t5DRUK"]
    # Would match all names.
    parameter_prefixes = ["/"]
  }
  expect_failures = [
    var.git_known_hosts,
    var.parameter_prefixes,
  ]
}

run "concurrency_is_reserved_by_default" {
  command = plan

  assert {
    condition     = jsondecode(output.EXESYS_CONCURRENCY) == { init = 45, dispatch = 99, steps = 99, report = 99, finalizer = 18, worker = 450 }
    error_message = "Of a quota of 1,000, the engine must reserve what it needs, workers half, and other functions must keep 190."
  }
}

run "a_small_account_reserves_nothing" {
  command = plan

  variables {
    account_concurrency = 10
  }

  expect_failures = [check.concurrency]
}

run "more_than_the_quota_is_refused" {
  command = plan

  variables {
    concurrency = { worker = 800 }
  }

  expect_failures = [output.EXESYS_CONCURRENCY]
}

run "schedules_that_are_none" {
  command = plan

  variables {
    reconcile_schedule = "@daily"
  }

  expect_failures = [var.reconcile_schedule]
}

run "a_reconciler_that_is_slower_than_the_heartbeat_timeout" {
  command = plan

  variables {
    reconcile_schedule = "rate(2 minutes)"
  }

  expect_failures = [var.reconcile_schedule]
}

run "metrics_need_standard_logs" {
  command = plan

  variables {
    log_class = "INFREQUENT_ACCESS"
  }

  expect_failures = [var.log_class]
}

run "roles_have_a_path" {
  command = plan

  variables {
    role_path = "/engine/"
  }

  assert {
    condition     = local.arns.machine_role == "arn:aws:iam::123456789012:role/engine/exesys-machine"
    error_message = "The ARN of a role contains its path."
  }
}

run "architecture_and_image_agree" {
  command = plan

  variables {
    runner_packages = { x86_64 = "versions.tf" }
  }

  assert {
    condition     = local.build_architecture == "x86_64"
    error_message = "Builds must run on the processor that has a runner."
  }
}

run "an_architecture_without_a_runner" {
  command = plan

  variables {
    runner_packages = { x86_64 = "versions.tf" }
    build           = { architecture = "arm64" }
  }

  expect_failures = [var.build]
}

run "events_are_off_by_default" {
  command = plan

  assert {
    condition     = !contains(keys(local.environment), "AWS_EXE_SYS_EVENT_BUS") && !contains(keys(local.permissions), "exesys-github")
    error_message = "Without event_bus nothing may be sent."
  }

  assert {
    condition     = alltrue([for s in local.permissions["exesys-report"] : s.sid != "Notify"])
    error_message = "Without event_bus no function may put events."
  }
}

run "events_and_reports" {
  command = plan

  variables {
    event_bus = "runs"
    github    = { app_parameter = "/exesys/github-app" }
  }

  assert {
    condition     = local.environment.AWS_EXE_SYS_EVENT_BUS == "runs" && local.environment.AWS_EXE_SYS_GITHUB_API_URL == "https://api.github.com"
    error_message = "The functions must know the bus and GitHub."
  }

  assert {
    condition = alltrue([for role in ["exesys-init", "exesys-dispatch", "exesys-steps", "exesys-report", "exesys-finalizer"] :
      [for s in local.permissions[role] : s.resources if s.sid == "Notify"] == [["arn:aws:events:eu-west-1:123456789012:event-bus/runs"]]
    ])
    error_message = "Each function of the engine must be allowed to put events on this bus only."
  }

  assert {
    condition     = join(",", flatten([for s in local.permissions["exesys-github"] : s.resources if s.sid == "Tokens"])) == "arn:aws:ssm:eu-west-1:123456789012:parameter/exesys/github-app"
    error_message = "With a GitHub App the function must not read the git tokens of jobs."
  }
}

run "reports_require_events" {
  command = plan

  variables {
    github = {}
  }

  expect_failures = [var.github]
}
