output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
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
  description = "The alias in the form that API Gateway integrates with."
  value       = aws_lambda_alias.live.invoke_arn
}

output "permissions" {
  description = "The role's permissions with their reasons, by the role's name."
  value       = { (var.name) = concat(local.basics, var.statements) }
}
