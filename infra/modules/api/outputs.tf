output "endpoint" {
  description = "Base URL of the HTTP API."
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "api_id" {
  description = "Id of the HTTP API."
  value       = aws_apigatewayv2_api.this.id
}

output "function_url" {
  description = "The function URL, or an empty string."
  value       = var.function_url ? aws_lambda_function_url.init[0].function_url : ""
}

output "function" {
  description = "The init function."
  value       = module.init
}

output "client_policy_arn" {
  description = "ARN of the policy for clients."
  value       = aws_iam_policy.client.arn
}

output "approver_policy_arn" {
  description = "ARN of the policy for approvers."
  value       = aws_iam_policy.approver.arn
}

output "permissions" {
  description = "Permissions with their reasons, by role or policy."
  value = merge(module.init.permissions, {
    (aws_iam_policy.client.name)   = local.client
    (aws_iam_policy.approver.name) = local.approver
  })
}
