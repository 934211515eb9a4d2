terraform {
  backend "local" {}
}

locals {
  cidr = "10.20.0.0/16"
}

resource "terraform_data" "network" {
  input = local.cidr
}
