# Properties of storage that clients and auditors rely on.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

variables {
  context = {
    prefix      = "t"
    kms_key_arn = null
    keep_data   = true
    tags        = {}
    tables      = { orders = "t-orders", order_events = "t-order-events", locks = "t-locks" }
    buckets     = { internal = "t-internal", done = "t-done" }
  }
  retention = { run_days = 90, rerun_days = 14, source_days = 30, done_days = 30 }
  # Any existing file is sufficient as a package.
  packages = { engine = "versions.tf", worker = null }
}

run "storage" {
  module {
    source = "./modules/storage"
  }

  override_resource {
    target = aws_s3_bucket.this
    values = { arn = "arn:aws:s3:::t", id = "t" }
  }

  assert {
    condition = (
      aws_dynamodb_table.this["orders"].hash_key == "pk"
      && one(aws_dynamodb_table.this["orders"].global_secondary_index).name == "run_id-order_num-index"
      && aws_dynamodb_table.this["order_events"].hash_key == "trace_id"
      && aws_dynamodb_table.this["order_events"].range_key == "sk"
      && one(aws_dynamodb_table.this["order_events"].global_secondary_index).hash_key == "order_name"
      && one(aws_dynamodb_table.this["order_events"].global_secondary_index).range_key == "epoch"
      && aws_dynamodb_table.this["locks"].hash_key == "pk"
      && aws_dynamodb_table.this["locks"].range_key == "sk"
    )
    error_message = "Keys and indexes must be those of the contract."
  }

  assert {
    condition = alltrue([for table in values(aws_dynamodb_table.this) :
      one(table.point_in_time_recovery).enabled && table.deletion_protection_enabled && table.billing_mode == "PAY_PER_REQUEST"
    ])
    error_message = "Every table must have point-in-time recovery, deletion protection and on-demand capacity."
  }

  assert {
    condition = alltrue([for key in ["order_events", "locks"] :
      one(aws_dynamodb_table.this[key].ttl).attribute_name == "expires_at"
    ])
    error_message = "Events and locks must expire."
  }

  assert {
    condition = alltrue([for policy in values(aws_s3_bucket_policy.tls_only) : anytrue([
      for statement in jsondecode(policy.policy).Statement :
      statement.Effect == "Deny" && statement.Action == "s3:*" && statement.Condition.Bool["aws:SecureTransport"] == "false"
    ])])
    error_message = "Buckets must reject requests without TLS."
  }

  assert {
    condition = alltrue([for block in values(aws_s3_bucket_public_access_block.this) :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "Buckets must block public access."
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.this["done"].rule : one(rule.expiration).days if rule.id == "expire"]) == 30
    error_message = "Done objects must expire after 30 days."
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.this["internal"].rule : one(rule.expiration).days if rule.id == "expire-jobs"]) == 14
    error_message = "Jobs that are kept for reruns must expire."
  }

  assert {
    condition     = alltrue([for bucket in values(aws_s3_bucket.this) : !bucket.force_destroy])
    error_message = "Non-empty buckets must be kept."
  }

  assert {
    condition     = output.packages.engine.key == "packages/engine-${filesha256("versions.tf")}.jar" && output.packages.worker == null
    error_message = "A package's key must contain its digest; a missing package must be null."
  }
}

run "own_key" {
  module {
    source = "./modules/storage"
  }

  variables {
    context = {
      prefix      = "t"
      kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/k"
      keep_data   = false
      tags        = {}
      tables      = { orders = "t-orders", order_events = "t-order-events", locks = "t-locks" }
      buckets     = { internal = "t-internal", done = "t-done" }
    }
  }

  override_resource {
    target = aws_s3_bucket.this
    values = { arn = "arn:aws:s3:::t", id = "t" }
  }

  assert {
    condition = alltrue([for table in values(aws_dynamodb_table.this) :
      one(table.server_side_encryption).kms_key_arn == "arn:aws:kms:eu-west-1:123456789012:key/k"
    ])
    error_message = "Tables must be encrypted with the deployment's key."
  }

  assert {
    condition = alltrue(flatten([for sse in values(aws_s3_bucket_server_side_encryption_configuration.this) : [
      for rule in sse.rule : one(rule.apply_server_side_encryption_by_default).sse_algorithm == "aws:kms" && rule.bucket_key_enabled
    ]]))
    error_message = "Buckets must be encrypted with the deployment's key."
  }
}
