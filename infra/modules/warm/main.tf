# Invokes the aliases once a day. Lambda removes the snapshots of versions that were not invoked for 14 days, and answers
# the next calls with SnapStartNotReadyException until it has created new ones.

variable "name" {
  description = "Name of the rule."
  type        = string
}

variable "functions" {
  description = "Functions to invoke, by role; at most five, the targets of a rule."
  type = map(object({
    name      = string
    alias     = string
    alias_arn = string
  }))
}

variable "tags" {
  description = "Tags of the rule."
  type        = map(string)
}

resource "aws_cloudwatch_event_rule" "this" {
  name                = var.name
  description         = "Keeps the snapshots of functions"
  schedule_expression = "rate(1 day)"
  tags                = var.tags
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = var.functions

  rule      = aws_cloudwatch_event_rule.this.name
  target_id = each.key
  arn       = each.value.alias_arn
  input     = jsonencode({ action = "warm" })
}

resource "aws_lambda_permission" "this" {
  for_each = var.functions

  statement_id  = var.name
  action        = "lambda:InvokeFunction"
  function_name = each.value.name
  qualifier     = each.value.alias
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.this.arn
}
