output "functions" {
  description = "The functions of this module by role."
  value       = { for function in module.github : "github" => function }
}

output "queues" {
  description = "Names of the queues of events that were not delivered, by alarm."
  value       = { for key, rule in module.rule : "${key}-undelivered" => rule.queue_name }
}

output "permissions" {
  description = "Permissions with their reasons, by role."
  value       = merge([for function in module.github : function.permissions]...)
}
