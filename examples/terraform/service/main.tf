terraform {
  backend "local" {}
}

variable "cidr" {
  type = string
}

resource "terraform_data" "service" {
  input = cidrhost(var.cidr, 20)
}
