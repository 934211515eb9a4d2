output "tables" {
  description = "Names of the tables."
  value       = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "buckets" {
  description = "Names of the buckets, once nobody can read them without TLS."
  value       = { for key, bucket in aws_s3_bucket.this : key => bucket.id }
  depends_on  = [aws_s3_bucket_policy.tls_only, aws_s3_bucket_server_side_encryption_configuration.this]
}

output "packages" {
  description = "Where the packages are that functions are made of, by name; null where there is none."
  value = { for name, path in var.packages : name => path == null ? null : {
    bucket = aws_s3_object.package[name].bucket
    key    = aws_s3_object.package[name].key
  } }
}
