variable "context" {
  description = "Settings shared by all functions."
  type = object({
    arn_base                 = object({ logs = string })
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

variable "name" {
  description = "Name of the function and of its role."
  type        = string
}

variable "description" {
  description = "Purpose of the function."
  type        = string
}

variable "package" {
  description = "S3 object with the jar or zip, or null if image_uri is set. Its key changes with its content."
  type        = object({ bucket = string, key = string })
}

variable "handler" {
  description = "Java class of the handler."
  type        = string
}

variable "image_uri" {
  description = "Container image, instead of package, handler, layers and SnapStart."
  type        = string
  default     = null
}

variable "layers" {
  description = "ARNs of layers."
  type        = list(string)
  default     = []
}

variable "memory_mb" {
  description = "Memory in MiB; the share of a processor is proportional to it."
  type        = number
}

variable "storage_mb" {
  description = "Size of /tmp in MiB."
  type        = number
  default     = 512
}

variable "timeout_seconds" {
  description = "Timeout of an invocation in seconds."
  type        = number
}

variable "snap_start" {
  description = "Whether the function starts from a snapshot of the initialized JVM."
  type        = bool

  validation {
    condition     = !var.snap_start || (var.storage_mb == 512 && var.image_uri == null)
    error_message = "SnapStart requires a package and a /tmp of 512 MiB."
  }
}

variable "concurrency" {
  description = "Reserved concurrency; -1 for unreserved."
  type        = number
}

variable "statements" {
  description = "Permissions in addition to logs, traces, network and key; see the permissions module."
  type        = any
}
