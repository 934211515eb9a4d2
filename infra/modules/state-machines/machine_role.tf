# The role of every generated machine. The machines themselves are made by init, one for each shape of job.

module "machine_role" {
  source                   = "../role"
  name                     = "${var.context.prefix}-machine"
  service                  = "states.amazonaws.com"
  trust_condition          = { StringEquals = { "aws:SourceAccount" = var.context.account } }
  permissions_boundary_arn = var.context.permissions_boundary_arn
  tags                     = var.context.tags

  statements = [
    {
      sid       = "States"
      why       = "Calls the two functions that stand behind every state."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.dispatch_function, var.context.arns.steps_function]
    },
    {
      sid       = "Shards"
      why       = "Starts the child executions of a job too large for one."
      actions   = ["states:StartExecution"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "ShardExecutions"
      why       = "Follows its child executions, and stops them when it is stopped."
      actions   = ["states:DescribeExecution", "states:StopExecution"]
      resources = [var.context.arns.executions]
    },
    {
      sid       = "ShardEnds"
      why       = "Step Functions learns the end of a child execution through a rule that it manages, in the name of this role."
      actions   = ["events:DescribeRule", "events:PutRule", "events:PutTargets"]
      resources = ["${var.context.arn_base.events}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
    },
  ]
}
