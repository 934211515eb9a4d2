# What functions are made of. Lambda takes 50 MB at most from whoever creates a function, and any size from a bucket.

locals {
  packages = { for name, path in var.packages : name => path if path != null }
  digests  = { for name, path in local.packages : name => filesha256(path) }
}

# Named by its content: a changed package is another object, and so another version of its functions, which have a copy
# of theirs. The old one goes once they have taken the new one.
resource "aws_s3_object" "package" {
  for_each = local.packages

  bucket      = aws_s3_bucket.this["internal"].id
  key         = "packages/${each.key}-${local.digests[each.key]}.jar"
  source      = each.value
  source_hash = local.digests[each.key]
  tags        = var.context.tags

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.this]
}
