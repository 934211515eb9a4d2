variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix                   = string
    arn_base                 = object({ logs = string })
    arns                     = map(string)
    buckets                  = object({ done = string })
    environment              = map(string)
    kms_key_arn              = string
    log_days                 = number
    log_class                = optional(string, "STANDARD")
    permissions_boundary_arn = string
    role_path                = optional(string, "/")
    tags                     = map(string)
    tracing                  = bool
    vpc = object({
      subnet_ids         = list(string)
      security_group_ids = list(string)
    })
  })
}

variable "bus" {
  description = "Name of the bus; null for none. Any bus but default is created."
  type        = string
}

variable "github" {
  description = "Package, handler and size of the function that reports runs to GitHub, and the ARNs of the parameters with its tokens; null for none."
  type = object({
    package     = object({ bucket = string, key = string })
    handler     = string
    memory_mb   = number
    concurrency = number
    tokens      = list(string)
  })
}
