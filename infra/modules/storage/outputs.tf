output "tables" {
  description = "Names of the tables."
  value       = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "buckets" {
  description = "Names of the buckets, once nobody can read them without TLS."
  value       = { for key, bucket in aws_s3_bucket.this : key => bucket.id }
  depends_on  = [aws_s3_bucket_policy.tls_only]
}
