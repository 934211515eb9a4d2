# Laid over modules/observability. moto has no saved queries of Logs Insights.
resource "aws_cloudwatch_query_definition" "this" {
  for_each = {}
}
