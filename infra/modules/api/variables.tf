variable "context" {
  description = "What all modules share."
  type = object({
    prefix                   = string
    arn_base                 = object({ logs = string })
    arns                     = map(string)
    environment              = map(string)
    kms_key_arn              = string
    log_days                 = number
    permissions_boundary_arn = string
    tags                     = map(string)
    tracing                  = bool
    vpc = object({
      subnet_ids         = list(string)
      security_group_ids = list(string)
    })
  })
}

variable "function" {
  description = "Package, handler and size of the init function."
  type = object({
    package     = object({ bucket = string, key = string })
    handler     = string
    memory_mb   = number
    concurrency = number
  })
}

variable "key_parameters" {
  description = "ARNs of the parameters that may hold a job's own age key."
  type        = list(string)
}

variable "function_url" {
  description = "Whether the function also gets a URL of its own."
  type        = bool
}

variable "throttle" {
  description = "Requests a second that the HTTP API lets through, steadily and at once."
  type = object({
    rate  = number
    burst = number
  })
}
