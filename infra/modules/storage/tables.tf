# Keys and indexes are part of the contract; docs/REFERENCE.md lists the attributes of items.

locals {
  tables = {
    orders = {
      name      = var.context.tables.orders
      hash_key  = "pk"
      range_key = null
      index     = { name = "run_id-order_num-index", hash_key = "run_id", range_key = "order_num" }
      ttl       = null
    }
    order_events = {
      name      = var.context.tables.order_events
      hash_key  = "trace_id"
      range_key = "sk"
      index     = { name = "order_name-epoch-index", hash_key = "order_name", range_key = "epoch" }
      ttl       = "expires_at"
    }
    locks = {
      name      = var.context.tables.locks
      hash_key  = "pk"
      range_key = "sk"
      index     = null
      ttl       = "expires_at"
    }
  }
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name                        = each.value.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.hash_key
  range_key                   = each.value.range_key
  deletion_protection_enabled = var.context.keep_data
  tags                        = var.context.tags

  dynamic "attribute" {
    for_each = toset(compact(flatten([
      each.value.hash_key,
      each.value.range_key,
      each.value.index == null ? [] : [each.value.index.hash_key, each.value.index.range_key],
    ])))
    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.index == null ? [] : [each.value.index]
    content {
      name            = global_secondary_index.value.name
      hash_key        = global_secondary_index.value.hash_key
      range_key       = global_secondary_index.value.range_key
      projection_type = "ALL"
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl == null ? [] : [each.value.ttl]
    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  # Without this block DynamoDB encrypts with a key that it owns.
  dynamic "server_side_encryption" {
    for_each = var.context.kms_key_arn == null ? [] : [var.context.kms_key_arn]
    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}
