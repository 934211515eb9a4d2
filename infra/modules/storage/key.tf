# The key that encrypts the bundles of orders, unless the deployment is given a key.

resource "aws_kms_key" "bundles" {
  count = var.context.kms_key_arn == null ? 1 : 0

  description             = "${var.context.prefix}: encrypts the bundles of orders"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = var.context.tags
}

resource "aws_kms_alias" "bundles" {
  count = var.context.kms_key_arn == null ? 1 : 0

  name          = "alias/${var.context.prefix}"
  target_key_id = aws_kms_key.bundles[0].key_id
}
