variable "context" {
  description = "What all modules share."
  type = object({
    prefix = string
    region = string
    tags   = map(string)
  })
}

variable "functions" {
  description = "Names of the functions by what they do."
  type        = map(string)
}

variable "queues" {
  description = "Names of the queues of undelivered events, by rule."
  type        = map(string)
}

variable "tables" {
  description = "Names of the tables by what they hold."
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
