# All outputs are strings and named like environment variables: `terraform output | sed 's/ = /=/'` prints an env file.

output "AWS_EXE_SYS_ORDERS_TABLE" {
  description = "Table of orders."
  value       = module.storage.tables.orders
}

output "AWS_EXE_SYS_ORDER_EVENTS_TABLE" {
  description = "Table of order events."
  value       = module.storage.tables.order_events
}

output "AWS_EXE_SYS_LOCKS_TABLE" {
  description = "Table of locks, waits and idempotency keys."
  value       = module.storage.tables.locks
}

output "AWS_EXE_SYS_INTERNAL_BUCKET" {
  description = "Bucket of bundles, source archives and logs."
  value       = module.storage.buckets.internal
}

output "AWS_EXE_SYS_DONE_BUCKET" {
  description = "Bucket of done objects."
  value       = module.storage.buckets.done
}

output "EXESYS_INIT_URL" {
  description = "URL for submissions; requests are signed for execute-api."
  value       = "${module.api.endpoint}/init"
}

output "EXESYS_FUNCTION_URL" {
  description = "Function URL of init; requests are signed for lambda. Empty if function_url is false."
  value       = module.api.function_url
}

output "EXESYS_CLIENT_POLICY_ARN" {
  description = "Policy for users and roles that submit jobs."
  value       = module.api.client_policy_arn
}

output "EXESYS_APPROVER_POLICY_ARN" {
  description = "Policy for users and roles that approve orders; separate from the client policy."
  value       = module.api.approver_policy_arn
}

output "EXESYS_INSTANCE_POLICY_ARN" {
  description = "Policy for roles of instances that run orders."
  value       = module.workers.instance_policy_arn
}

output "EXESYS_POOL_POLICY_ARNS" {
  description = "Policies for workers of pools, as a JSON object by pool."
  value       = jsonencode(module.workers.pool_policy_arns)
}

output "EXESYS_WORKER_SETTINGS" {
  description = "Settings of workers of pools, as a JSON object of environment variables."
  value       = jsonencode(local.environment)
}

output "EXESYS_TARGET_TAG" {
  description = "Tag that instances must have to run orders."
  value       = "${local.target_tag.key}=${local.target_tag.value}"
}

output "EXESYS_ROLE_TRUST_POLICY" {
  description = "Trust policy for roles that orders assume (role_arn); attach it to these roles."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
      Action    = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
      Condition = {
        ArnEquals = { "aws:PrincipalArn" = local.arns.session_role }
      }
    }]
  })
}

output "EXESYS_ALLOWED_ROLES" {
  description = "Patterns of the roles that orders may name in role_arn, separated by commas."
  value       = join(",", var.allowed_roles)
}

output "EXESYS_MACHINE_ROLE_ARN" {
  description = "Role of state machines."
  value       = module.state_machines.machine_role_arn
}

output "EXESYS_DASHBOARD" {
  description = "Name of the CloudWatch dashboard."
  value       = module.observability.dashboard
}

output "EXESYS_CONCURRENCY" {
  description = "Reserved concurrency of the functions, as JSON; -1 is unreserved."
  value       = jsonencode(local.concurrency)

  precondition {
    condition     = local.concurrency_reserved <= max(local.concurrency_available, 0)
    error_message = "The functions would reserve ${local.concurrency_reserved} concurrent executions. The account's quota is ${local.concurrency_quota}, of which Lambda keeps 100 unreserved: lower var.concurrency or request a higher quota."
  }
}
