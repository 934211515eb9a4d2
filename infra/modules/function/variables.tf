variable "context" {
  description = "What all functions share."
  type = object({
    arn_base                 = object({ logs = string })
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

variable "name" {
  description = "Name of the function and of its role."
  type        = string
}

variable "description" {
  description = "What the function does."
  type        = string
}

variable "package" {
  description = "Object with the jar or zip, or null where image_uri is set. Its key changes with its content."
  type        = object({ bucket = string, key = string })
}

variable "handler" {
  description = "Java class of the handler."
  type        = string
}

variable "image_uri" {
  description = "Container image that replaces package, handler, layers and SnapStart."
  type        = string
  default     = null
}

variable "layers" {
  description = "ARNs of layers."
  type        = list(string)
  default     = []
}

variable "memory_mb" {
  description = "Memory in MiB; processor time grows with it."
  type        = number
}

variable "storage_mb" {
  description = "Size of /tmp in MiB."
  type        = number
  default     = 512
}

variable "timeout_seconds" {
  description = "Longest invocation in seconds."
  type        = number
}

variable "snap_start" {
  description = "Start from a snapshot of the initialized JVM."
  type        = bool

  validation {
    condition     = !var.snap_start || (var.storage_mb == 512 && var.image_uri == null)
    error_message = "SnapStart goes with a package and a /tmp of 512 MiB only."
  }
}

variable "concurrency" {
  description = "Reserved concurrency; -1 shares the account's."
  type        = number
}

variable "statements" {
  description = "Permissions beyond logs, traces, network and key; see the permissions module."
  type        = any
}
