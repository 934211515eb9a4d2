# An EventBridge rule that invokes one function, with a dead-letter queue for undelivered events.

variable "name" {
  description = "Name of the rule. The name of its queue is followed by -undelivered."
  type        = string
}

variable "description" {
  description = "Purpose of the rule."
  type        = string
}

variable "bus" {
  description = "Name of the bus; null for the default bus."
  type        = string
  default     = null
}

variable "pattern" {
  description = "Event pattern, or null if schedule is set."
  type        = any
  default     = null
}

variable "schedule" {
  description = "Schedule expression, or null if pattern is set."
  type        = string
  default     = null

  validation {
    condition     = (var.schedule == null) != (var.pattern == null)
    error_message = "A rule has either a pattern or a schedule."
  }
}

variable "input" {
  description = "Input of the function instead of the event, or null."
  type        = any
  default     = null
}

variable "function" {
  description = "Function to invoke."
  type = object({
    name      = string
    alias     = string
    alias_arn = string
  })
}

variable "tags" {
  description = "Tags of the rule and the queue."
  type        = map(string)
}

resource "aws_cloudwatch_event_rule" "this" {
  name                = var.name
  description         = var.description
  event_bus_name      = var.bus
  event_pattern       = var.pattern == null ? null : jsonencode(var.pattern)
  schedule_expression = var.schedule
  tags                = var.tags
}

resource "aws_sqs_queue" "undelivered" {
  name                      = "${var.name}-undelivered"
  message_retention_seconds = 14 * 24 * 3600 # the maximum
  sqs_managed_sse_enabled   = true
  tags                      = var.tags
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyThisRule"
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Principal = { Service = "events.amazonaws.com" }
      Resource  = aws_sqs_queue.undelivered.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.this.arn } }
    }]
  })
}

resource "aws_cloudwatch_event_target" "function" {
  rule           = aws_cloudwatch_event_rule.this.name
  event_bus_name = var.bus
  arn            = var.function.alias_arn
  input          = var.input == null ? null : jsonencode(var.input)

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 185 # EventBridge's default; the maximum age is reached first
  }
}

resource "aws_lambda_permission" "rule" {
  statement_id  = var.name
  action        = "lambda:InvokeFunction"
  function_name = var.function.name
  qualifier     = var.function.alias
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.this.arn
}

output "queue_name" {
  description = "Name of the queue of undelivered events."
  value       = aws_sqs_queue.undelivered.name
}
