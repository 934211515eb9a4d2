# Laid over modules/function. moto forgets these settings of a function, so every plan would bring them back.
resource "aws_lambda_function" "this" {
  lifecycle {
    ignore_changes = [kms_key_arn, logging_config, snap_start]
  }
}
