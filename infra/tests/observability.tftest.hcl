# Alarms look at metrics that there are.

mock_provider "aws" {}

variables {
  context    = { prefix = "t", region = "eu-west-1", tags = {} }
  functions  = { init = "t-init", worker = "t-worker" }
  queues     = { sweep = "t-sweep-undelivered" }
  tables     = { orders = "t-orders" }
  api_id     = "abc"
  project    = "t-worker"
  topic_arns = ["arn:aws:sns:eu-west-1:123456789012:t"]
}

run "alarms" {
  module {
    source = "./modules/observability"
  }

  assert {
    condition = keys(aws_cloudwatch_metric_alarm.this) == [
      "api-errors", "init-errors", "init-throttles", "orders-read-throttles", "orders-write-throttles",
      "sweep-undelivered", "worker-errors", "worker-throttles",
    ]
    error_message = "An alarm for each thing that a person has to look at."
  }

  assert {
    condition = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.this) :
      alarm.alarm_actions == toset(var.topic_arns) && alarm.treat_missing_data == "notBreaching"
    ])
    error_message = "Each tells somebody, and silence is no alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["orders-write-throttles"].metric_name == "WriteThrottleEvents"
    error_message = "ThrottledRequests has no figures for a table."
  }
}
