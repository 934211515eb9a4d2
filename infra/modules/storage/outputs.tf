output "tables" {
  description = "Names of the tables."
  value       = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "indexes" {
  description = "Names of the tables' indexes, by the tables' content."
  value       = { for key, table in local.tables : key => table.index.name if table.index != null }
}

output "buckets" {
  description = "Names of the buckets, available once their policies require TLS."
  value       = { for key, bucket in aws_s3_bucket.this : key => bucket.id }
  depends_on  = [aws_s3_bucket_policy.tls_only, aws_s3_bucket_server_side_encryption_configuration.this]
}

output "packages" {
  description = "S3 objects of the functions' packages by name; null if there is none."
  value = { for name, path in var.packages : name => path == null ? null : {
    bucket = aws_s3_object.package[name].bucket
    key    = aws_s3_object.package[name].key
  } }
}
