variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix = string
    region = string
    tags   = map(string)
  })
}

variable "functions" {
  description = "Functions by role: name, timeout and reserved concurrency (-1: none)."
  type = map(object({
    name            = string
    timeout_seconds = number
    concurrency     = number
  }))
}

variable "account_concurrency" {
  description = "The account's quota of concurrent executions of Lambda."
  type        = number
}

variable "queues" {
  description = "Names of the queues of events that were not delivered or not handled, by alarm."
  type        = map(string)
}

variable "tables" {
  description = "Names of the tables by content."
  type        = map(string)
}

variable "indexes" {
  description = "Names of the tables' indexes, by the tables' content."
  type        = map(string)
}

variable "api_id" {
  description = "Id of the HTTP API."
  type        = string
}

variable "project" {
  description = "Name of the CodeBuild project."
  type        = string
}

variable "log_groups" {
  description = "Names of the log groups of the functions and of builds."
  type        = list(string)
}

variable "topic_arns" {
  description = "SNS topics that alarms notify."
  type        = list(string)
}

variable "metrics" {
  description = "Whether the functions publish the engine's own metrics."
  type        = bool
}

variable "max_run_hours" {
  description = "Age of the oldest open run in hours above which an alarm is raised."
  type        = number
}

variable "runbook_url" {
  description = "URL of the runbook."
  type        = string
}
