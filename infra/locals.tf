data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Names are computed here and not read from resources. Policies are therefore complete in the plan, functions can refer
# to each other without dependency cycles, and definitions of state machines do not depend on the deployment.
locals {
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id # the same in versions 5 and 6 of the provider
  account   = data.aws_caller_identity.current.account_id

  arn = { for service in ["codebuild", "dynamodb", "ec2", "events", "kms", "lambda", "logs", "secretsmanager", "sqs", "ssm", "states"] :
    service => "arn:${local.partition}:${service}:${local.region}:${local.account}"
  }

  tables = {
    orders       = "${var.prefix}-orders"
    order_events = "${var.prefix}-order-events"
    locks        = "${var.prefix}-locks"
  }

  # Bucket names are unique in a partition, across all accounts.
  buckets = {
    internal = "${var.prefix}-internal-${local.account}-${local.region}"
    done     = "${var.prefix}-done-${local.account}-${local.region}"
  }

  table    = "${local.arn.dynamodb}:table"
  function = "${local.arn.lambda}:function:${var.prefix}"
  role     = "arn:${local.partition}:iam::${local.account}:role${var.role_path}${var.prefix}"

  arns = {
    orders             = "${local.table}/${local.tables.orders}"
    orders_index       = "${local.table}/${local.tables.orders}/index/run_id-order_num-index"
    order_events       = "${local.table}/${local.tables.order_events}"
    order_events_index = "${local.table}/${local.tables.order_events}/index/order_name-epoch-index"
    locks              = "${local.table}/${local.tables.locks}"
    internal           = "arn:${local.partition}:s3:::${local.buckets.internal}"
    done               = "arn:${local.partition}:s3:::${local.buckets.done}"
    machines           = "${local.arn.states}:stateMachine:${var.prefix}-*"
    activities         = "${local.arn.states}:activity:${var.prefix}-"
    executions         = "${local.arn.states}:execution:${var.prefix}-*:*"
    machine_role       = "${local.role}-machine"
    report_role        = "${local.role}-report"
    session_role       = "${local.role}-session"
    init_function      = "${local.function}-init:live"
    dispatch_function  = "${local.function}-dispatch:live"
    steps_function     = "${local.function}-steps:live"
    report_function    = "${local.function}-report:live"
    worker_function    = "${local.function}-worker:live"
    project            = "${local.arn.codebuild}:project/${var.prefix}-worker"
    document           = "${local.arn.ssm}:document/${var.prefix}-worker"
    event_bus          = "${local.arn.events}:event-bus/default"
    ec2                = local.arn.ec2
    notification_bus   = var.event_bus == null ? "" : "${local.arn.events}:event-bus/${var.event_bus}"
  }

  # The key of bundles. Policies name a key that the module creates by its alias, so that they are complete in the plan.
  bundle_key = {
    name      = coalesce(var.kms_key_arn, "alias/${var.prefix}")
    resources = [coalesce(var.kms_key_arn, "${local.arn.kms}:key/*")]
    condition = { for operator, keys in {
      Null                       = { "kms:EncryptionContext:run_id" = ["false"] }
      "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = ["alias/${var.prefix}"] }
    } : operator => keys if operator == "Null" || var.kms_key_arn == null }
  }

  parameter_prefixes = coalesce(var.parameter_prefixes, ["/${var.prefix}/jobs/"])
  secret_prefixes    = coalesce(var.secret_prefixes, ["${var.prefix}/jobs/"])
  target_tag         = coalesce(var.target_tag, { key = "exesys", value = var.prefix })

  key_parameters = [for p in var.sops_key_prefixes : "${local.arn.ssm}:parameter${p}*"]
}

# All permissions with their reasons, by role or policy. A test generates docs/IAM.md from it through `terraform console`.
locals {
  permissions = merge(
    module.api.permissions, module.state_machines.permissions, module.workers.permissions, module.notifications.permissions,
  )
}
