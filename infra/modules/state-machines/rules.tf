# What happens outside of our functions and must not be missed.

locals {
  rules = {
    executions = {
      description = "Executions that ended without finalizing"
      schedule    = null
      pattern = {
        source        = ["aws.states"]
        "detail-type" = ["Step Functions Execution Status Change"]
        detail = {
          status          = ["ABORTED", "FAILED", "TIMED_OUT"]
          stateMachineArn = [{ prefix = trimsuffix(var.context.arns.machines, "*") }]
        }
      }
    }
    builds = {
      description = "Workers on CodeBuild that ended"
      schedule    = null
      pattern = {
        source        = ["aws.codebuild"]
        "detail-type" = ["CodeBuild Build State Change"]
        detail = {
          "build-status" = ["FAILED", "FAULT", "STOPPED", "SUCCEEDED", "TIMED_OUT"]
          "project-name" = ["${var.context.prefix}-worker"]
        }
      }
    }
    commands = {
      description = "Workers on instances that ended"
      schedule    = null
      pattern = {
        source        = ["aws.ssm"]
        "detail-type" = ["EC2 Command Invocation Status-change Notification", "EC2 Command Status-change Notification"]
        detail = {
          "document-name" = ["${var.context.prefix}-worker"]
          status          = ["Cancelled", "Failed", "Success", "TimedOut"]
        }
      }
    }
    sweep = {
      description = "Looks for runs whose end was lost"
      schedule    = var.sweep_schedule
      pattern     = null
    }
    collect = {
      description = "Deletes state machines that nobody uses"
      schedule    = "rate(1 day)"
      pattern     = null
      input       = { action = "collect" }
    }
  }
}

module "rule" {
  source   = "../rule"
  for_each = local.rules

  name        = "${var.context.prefix}-${each.key}"
  description = each.value.description
  pattern     = each.value.pattern
  schedule    = each.value.schedule
  input       = try(each.value.input, null)
  function    = module.finalizer
  tags        = var.context.tags
}
