# The runner as a program. Its object key contains the digest, so that hosts can cache it.

locals {
  digests = { for processor, path in var.runners : processor => filesha256(path) }

  start_runner = templatefile("${path.module}/start-runner.sh.tftpl", {
    bucket  = var.bucket
    digests = local.digests
  })
}

resource "aws_s3_object" "runner" {
  for_each = var.runners

  bucket      = var.bucket
  key         = "runners/${local.digests[each.key]}.tar.gz"
  source      = each.value
  source_hash = local.digests[each.key]
  tags        = var.context.tags

  lifecycle {
    create_before_destroy = true
  }
}
