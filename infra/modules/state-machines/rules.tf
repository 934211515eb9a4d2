# Events and schedules of the finalizer.

locals {
  rules = {
    executions = {
      description = "Executions that ended; the next run of a concurrency group starts"
      schedule    = null
      pattern = {
        source        = ["aws.states"]
        "detail-type" = ["Step Functions Execution Status Change"]
        detail = {
          status          = ["ABORTED", "FAILED", "SUCCEEDED", "TIMED_OUT"]
          stateMachineArn = [{ prefix = trimsuffix(var.context.arns.machines, "*") }]
        }
      }
    }
    builds = {
      description = "Builds that ended"
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
      description = "Commands that ended"
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
    workers = {
      description = "Lambda workers that failed or could not start"
      schedule    = null
      pattern = {
        source = ["lambda"]
        detail = {
          requestContext = { functionArn = [{ prefix = trimsuffix(var.context.arns.worker_function, ":live") }] }
        }
      }
    }
    reconcile = {
      description = "Reconciles open runs with their executions"
      schedule    = var.reconcile_schedule
      pattern     = null
    }
    collect = {
      description = "Deletes unused state machines"
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
