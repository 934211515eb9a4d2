# The role of all state machines. The init function creates the machines, one per shape of job.

module "machine_role" {
  source                   = "../role"
  name                     = "${var.context.prefix}-machine"
  service                  = "states.amazonaws.com"
  trust_condition          = { StringEquals = { "aws:SourceAccount" = var.context.account } }
  permissions_boundary_arn = var.context.permissions_boundary_arn
  role_path                = var.context.role_path
  tags                     = var.context.tags

  statements = [
    {
      sid       = "States"
      why       = "Invokes the functions that the states call."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.dispatch_function, var.context.arns.steps_function]
    },
    {
      sid       = "Shards"
      why       = "Starts child executions."
      actions   = ["states:StartExecution"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "ShardExecutions"
      why       = "Observes child executions, and stops them when the parent is stopped."
      actions   = ["states:DescribeExecution", "states:StopExecution"]
      resources = [var.context.arns.executions]
    },
    {
      sid       = "ShardEnds"
      why       = "Step Functions detects the end of a child execution through a managed rule, which it creates with this role."
      actions   = ["events:DescribeRule", "events:PutRule", "events:PutTargets"]
      resources = ["${var.context.arn_base.events}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
    },
  ]
}
