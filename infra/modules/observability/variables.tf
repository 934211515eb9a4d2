variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix = string
    region = string
    tags   = map(string)
  })
}

variable "functions" {
  description = "Names of the functions by role."
  type        = map(string)
}

variable "queues" {
  description = "Names of the queues of events that were not delivered or not handled, by alarm."
  type        = map(string)
}

variable "tables" {
  description = "Names of the tables by content."
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

variable "topic_arns" {
  description = "SNS topics that alarms notify."
  type        = list(string)
}
