# The bus of the engine's events.

resource "aws_cloudwatch_event_bus" "this" {
  count = var.bus == null || var.bus == "default" ? 0 : 1
  name  = var.bus
  tags  = var.context.tags
}
