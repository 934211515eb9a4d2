# Laid over the root module by the deployment test. moto has no host name for each bucket.
provider "aws" {
  s3_use_path_style = true
}

# moto has no quotas of Lambda.
variable "account_concurrency" {
  default = 1000
}
