variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix      = string
    kms_key_arn = string
    tags        = map(string)
    keep_data   = bool
    tables      = object({ orders = string, order_events = string, locks = string })
    buckets     = object({ internal = string, done = string })
  })
}

variable "packages" {
  description = "Paths of the functions' packages by name; null if there is none."
  type        = map(string)
}

variable "retention" {
  description = "Days after which objects are deleted."
  type = object({
    run_days    = number
    rerun_days  = number
    source_days = number
    done_days   = number
  })
}
