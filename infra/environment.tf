# Environment variables of functions and workers: docs/REFERENCE.md, section Settings.

locals {
  # Empty settings are left out.
  environment = { for name, value in local.settings : name => value if value != "" }

  settings = {
    AWS_EXE_SYS_PREFIX                     = var.prefix
    AWS_EXE_SYS_LOG                        = "json"
    AWS_EXE_SYS_METRICS                    = var.metrics ? "emf" : ""
    AWS_EXE_SYS_ORDERS_TABLE               = local.tables.orders
    AWS_EXE_SYS_ORDER_EVENTS_TABLE         = local.tables.order_events
    AWS_EXE_SYS_LOCKS_TABLE                = local.tables.locks
    AWS_EXE_SYS_INTERNAL_BUCKET            = local.buckets.internal
    AWS_EXE_SYS_DONE_BUCKET                = local.buckets.done
    AWS_EXE_SYS_ALLOWED_ROLES              = join(",", var.allowed_roles)
    AWS_EXE_SYS_KMS_KEY                    = local.bundle_key.name
    AWS_EXE_SYS_STATE_MACHINE_ROLE_ARN     = local.arns.machine_role
    AWS_EXE_SYS_WORKER_SESSION_ROLE_ARN    = local.arns.session_role
    AWS_EXE_SYS_DISPATCH_FUNCTION          = local.arns.dispatch_function
    AWS_EXE_SYS_STEPS_FUNCTION             = local.arns.steps_function
    AWS_EXE_SYS_REPORT_FUNCTION            = local.arns.report_function
    AWS_EXE_SYS_INIT_FUNCTION              = local.arns.init_function
    AWS_EXE_SYS_WORKER_FUNCTION            = local.arns.worker_function
    AWS_EXE_SYS_CODEBUILD_PROJECT          = "${var.prefix}-worker"
    AWS_EXE_SYS_SSM_DOCUMENT               = "${var.prefix}-worker"
    AWS_EXE_SYS_SSM_TARGETS                = join(",", var.ssm_targets)
    AWS_EXE_SYS_POOLS                      = join(",", var.pools)
    AWS_EXE_SYS_GIT_BASE_URL               = var.git_base_url
    AWS_EXE_SYS_GIT_KNOWN_HOSTS            = join("\n", var.git_known_hosts)
    AWS_EXE_SYS_GIT_CERTIFICATES           = join("\n", var.git_certificates)
    AWS_EXE_SYS_PARAMETER_PREFIXES         = join(",", concat(local.parameter_prefixes, var.sops_key_prefixes))
    AWS_EXE_SYS_SECRET_PREFIXES            = join(",", local.secret_prefixes)
    AWS_EXE_SYS_EVENT_BUS                  = var.event_bus == null ? "" : var.event_bus
    AWS_EXE_SYS_GITHUB_API_URL             = try(var.github.api_url, "")
    AWS_EXE_SYS_GITHUB_APP                 = try(coalesce(var.github.app_parameter), "")
    AWS_EXE_SYS_EVENT_TTL_DAYS             = tostring(var.retention.event_days)
    AWS_EXE_SYS_RERUN_TTL_DAYS             = tostring(var.retention.rerun_days)
    AWS_EXE_SYS_MACHINE_TTL_DAYS           = tostring(var.retention.machine_days)
    AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS  = tostring(var.heartbeat_timeout_seconds)
    AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS = tostring(var.heartbeat_interval_seconds)
    AWS_EXE_SYS_GRACE_SECONDS              = tostring(var.grace_seconds)
    AWS_EXE_SYS_MAX_ARTIFACT_MIB           = tostring(var.max_artifact_mib)
  }
}
