output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
}

output "timeout_seconds" {
  description = "Timeout of an invocation in seconds."
  value       = var.timeout_seconds
}

output "concurrency" {
  description = "Reserved concurrency; -1 for unreserved."
  value       = var.concurrency
}

output "log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "alias" {
  description = "Name of the alias."
  value       = aws_lambda_alias.live.name
}

output "alias_arn" {
  description = "ARN that callers invoke."
  value       = aws_lambda_alias.live.arn
}

output "invoke_arn" {
  description = "ARN of the alias for API Gateway integrations."
  value       = aws_lambda_alias.live.invoke_arn
}

output "permissions" {
  description = "The role's permissions with their reasons, by role name."
  value       = { (var.name) = concat(local.basics, var.statements) }
}
