output "function" {
  description = "The worker function."
  value       = module.worker
}

output "project" {
  description = "Name of the CodeBuild project."
  value       = aws_codebuild_project.worker.name
}

output "build_log_group" {
  description = "Name of the log group of builds."
  value       = aws_cloudwatch_log_group.build.name
}

output "document" {
  description = "Name of the SSM document."
  value       = aws_ssm_document.worker.name
}

output "instance_policy_arn" {
  description = "ARN of the policy for roles of target instances."
  value       = aws_iam_policy.instance.arn
}

output "pool_policy_arns" {
  description = "ARNs of the policies for workers of pools, by pool."
  value       = { for pool, policy in aws_iam_policy.pool : pool => policy.arn }
}

output "permissions" {
  description = "Permissions with their reasons, by role or policy."
  value = merge(
    module.worker.permissions, module.build_role.permissions, module.session_role.permissions, { (aws_iam_policy.instance.name) = local.host },
    { for pool, statements in local.pool_statements : aws_iam_policy.pool[pool].name => statements },
  )
}
