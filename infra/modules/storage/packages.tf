# Packages of functions. Lambda accepts at most 50 MB in a request, but larger packages from a bucket.

locals {
  packages = { for name, path in var.packages : name => path if path != null }
  digests  = { for name, path in local.packages : name => filesha256(path) }
}

# The key contains the digest: a changed package is a new object, and a new version of its functions. The old object is
# deleted after the functions have been updated.
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
