# Laid over modules/workers. moto knows no project without a source, and forgets its key.
resource "aws_codebuild_project" "worker" {
  source {
    type      = "S3"
    location  = "moto/wants-one.zip"
    buildspec = yamlencode({ version = "0.2", phases = { build = { commands = [local.start_runner] } } })
  }

  lifecycle {
    ignore_changes = [encryption_key]
  }
}
