# Laid over modules/storage. moto denies without looking at a statement's condition, and so would refuse its own
# deployment every object. The real policy is judged by infra/tests/storage.tftest.hcl.
resource "aws_s3_bucket_policy" "tls_only" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Action    = "s3:PutBucketWebsite"
      Principal = "*"
      Resource  = [each.value.arn]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
