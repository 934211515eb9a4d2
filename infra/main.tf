# The engine on AWS. docs/DEPLOY.md describes a deployment; README.md lists variables and outputs.

locals {
  context = {
    prefix                   = var.prefix
    account                  = local.account
    region                   = local.region
    arn_base                 = local.arn
    arns                     = local.arns
    tables                   = local.tables
    buckets                  = local.buckets
    bundle_key               = local.bundle_key
    environment              = local.environment
    keep_data                = var.keep_data
    kms_key_arn              = var.kms_key_arn
    log_days                 = var.retention.log_days
    log_class                = var.log_class
    permissions_boundary_arn = var.permissions_boundary_arn
    role_path                = var.role_path
    tags                     = var.tags
    tracing                  = var.tracing
    vpc                      = var.vpc
  }
}

locals {
  build_architecture = coalesce(
    var.build.architecture,
    join(",", keys(var.runner_packages)) == "x86_64" ? "x86_64" : "arm64",
  )
}

module "storage" {
  source    = "./modules/storage"
  context   = local.context
  retention = var.retention
  packages  = { engine = var.engine_package, worker = var.worker_package }
}

module "workers" {
  source         = "./modules/workers"
  context        = local.context
  runners        = var.runner_packages
  bucket         = module.storage.buckets.internal
  key_parameters = local.key_parameters
  allowed_roles  = var.allowed_roles
  pools          = var.pools

  function = merge(var.worker, {
    package     = module.storage.packages.worker
    handler     = var.handlers.worker
    concurrency = local.concurrency.worker
  })

  build = merge(var.build, {
    architecture = local.build_architecture
    image = coalesce(var.build.image, {
      arm64  = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
      x86_64 = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    }[local.build_architecture])
    concurrency = var.concurrency.builds
    vpc_id      = try(var.vpc.vpc_id, null)
  })
}

module "state_machines" {
  source             = "./modules/state-machines"
  context            = local.context
  reconcile_schedule = var.reconcile_schedule

  functions = { for name in ["dispatch", "steps", "report", "finalizer"] : name => {
    package     = module.storage.packages.engine
    handler     = var.handlers[name]
    memory_mb   = var.memory_mb[name]
    storage_mb  = name == "dispatch" ? var.dispatch_storage_mb : 512
    concurrency = local.concurrency[name]
  } }

  secrets = {
    parameters = concat([for p in local.parameter_prefixes : "${local.arn.ssm}:parameter${p}*"], local.key_parameters)
    secrets    = [for p in local.secret_prefixes : "${local.arn.secretsmanager}:secret:${p}*"]
  }

  target_tag  = { key = local.target_tag.key, values = [local.target_tag.value] }
  target_arns = ["${local.arn.ec2}:instance/*", "${local.arn.ssm}:managed-instance/*"]
}

module "api" {
  source         = "./modules/api"
  context        = local.context
  key_parameters = local.key_parameters
  function_url   = var.function_url
  throttle       = var.throttle

  function = {
    package     = module.storage.packages.engine
    handler     = var.handlers.init
    memory_mb   = var.memory_mb.init
    concurrency = local.concurrency.init
  }
}

locals {
  functions = merge(module.state_machines.functions, { init = module.api.function, worker = module.workers.function })

  all_functions = merge(local.functions, module.notifications.functions)
}

module "warm" {
  source    = "./modules/warm"
  name      = "${var.prefix}-warm"
  functions = { for key, function in local.functions : key => function if key != "finalizer" } # the reconciler warms it
  tags      = var.tags
}

module "notifications" {
  source  = "./modules/notifications"
  context = local.context
  bus     = var.event_bus

  github = var.github == null ? null : {
    package     = module.storage.packages.engine
    handler     = var.handlers.github
    memory_mb   = var.memory_mb.github
    concurrency = -1 # a few invocations at a time
    tokens = (var.github.app_parameter != null ? ["${local.arn.ssm}:parameter${var.github.app_parameter}"]
    : [for p in local.parameter_prefixes : "${local.arn.ssm}:parameter${p}*"])
  }
}

module "observability" {
  source              = "./modules/observability"
  context             = local.context
  tables              = module.storage.tables
  indexes             = module.storage.indexes
  queues              = merge(module.state_machines.queues, module.notifications.queues)
  api_id              = module.api.api_id
  project             = module.workers.project
  functions           = local.all_functions
  log_groups          = concat([for function in values(local.all_functions) : function.log_group], [module.workers.build_log_group])
  account_concurrency = local.concurrency_quota
  topic_arns          = var.alarm_topic_arns
  metrics             = var.metrics
  max_run_hours       = var.max_run_hours
  runbook_url         = var.runbook_url
}
