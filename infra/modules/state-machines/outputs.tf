output "machine_role_arn" {
  description = "ARN of the role of state machines."
  value       = module.machine_role.arn
}

output "functions" {
  description = "The functions of this module by role."
  value = {
    dispatch  = module.dispatch
    steps     = module.steps
    report    = module.report
    finalizer = module.finalizer
  }
}

output "queues" {
  description = "Names of the queues of events that were not delivered or not handled, by alarm."
  value = merge(
    { for key, rule in module.rule : "${key}-undelivered" => rule.queue_name },
    { "finalizer-failed-events" = aws_sqs_queue.failed.name },
  )
}

output "permissions" {
  description = "Permissions with their reasons, by role."
  value = merge(
    module.machine_role.permissions, module.dispatch.permissions, module.steps.permissions, module.report.permissions,
    module.finalizer.permissions,
  )
}
