# An auto-scaling group of workers of one pool. It scales with the orders that wait and run. Before an instance ends, its worker
# drains: the lifecycle hook waits until the worker has exited, for at most four hours.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "deployment" {
  description = "Prefix of the deployment."
  type        = string
  default     = "exesys"
}

variable "pool" {
  description = "Name of the pool."
  type        = string
}

variable "pool_policy_arn" {
  description = "The pool's policy, from EXESYS_POOL_POLICY_ARNS."
  type        = string
}

variable "settings" {
  description = "EXESYS_WORKER_SETTINGS, decoded."
  type        = map(string)
}

variable "runner" {
  description = "S3 URI of runner-<architecture>.tar.gz, which the pool's policy can read below runners/."
  type        = string
}

variable "image_id" {
  description = "AMI with systemd, bash, git, the AWS CLI and what the commands need."
  type        = string
}

variable "instance_type" {
  description = "Type of the instances."
  type        = string
  default     = "m7i.large"
}

variable "subnet_ids" {
  description = "Subnets with access to AWS."
  type        = list(string)
}

variable "slots" {
  description = "Orders that an instance runs at the same time."
  type        = number
  default     = 2
}

variable "max_size" {
  description = "Most instances."
  type        = number
  default     = 10
}

locals {
  name = "${var.deployment}-pool-${var.pool}"
}

resource "aws_iam_role" "worker" {
  name = local.name
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "pool" {
  role       = aws_iam_role.worker.name
  policy_arn = var.pool_policy_arn
}

resource "aws_iam_role_policy" "lifecycle" {
  role = aws_iam_role.worker.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"]
      Resource  = "*"
      Condition = { StringEquals = { "autoscaling:ResourceTag/exesys:pool" = local.name } }
    }]
  })
}

resource "aws_iam_instance_profile" "worker" {
  name = local.name
  role = aws_iam_role.worker.name
}

resource "aws_launch_template" "worker" {
  name_prefix   = "${local.name}-"
  image_id      = var.image_id
  instance_type = var.instance_type

  iam_instance_profile {
    arn = aws_iam_instance_profile.worker.arn
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  user_data = base64encode(templatefile("${path.module}/user-data.sh.tftpl", {
    settings = var.settings
    runner   = var.runner
    pool     = var.pool
    slots    = var.slots
    group    = local.name
  }))
}

resource "aws_autoscaling_group" "worker" {
  name                = local.name
  min_size            = 0
  max_size            = var.max_size
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.worker.id
    version = aws_launch_template.worker.latest_version
  }

  initial_lifecycle_hook {
    name                 = "drain"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    heartbeat_timeout    = 7200
    default_result       = "CONTINUE"
  }

  tag {
    key                 = "exesys:pool"
    value               = local.name
    propagate_at_launch = true
  }
}

# One instance for each `slots` orders that wait or run.
resource "aws_autoscaling_policy" "waiting" {
  name                   = "${local.name}-waiting"
  autoscaling_group_name = aws_autoscaling_group.worker.name
  policy_type            = "StepScaling"
  adjustment_type        = "ExactCapacity"

  dynamic "step_adjustment" {
    for_each = range(1, var.max_size + 1)
    content {
      scaling_adjustment          = step_adjustment.value
      metric_interval_lower_bound = (step_adjustment.value - 1) * var.slots
      metric_interval_upper_bound = step_adjustment.value == var.max_size ? null : step_adjustment.value * var.slots
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  alarm_name          = "${local.name}-waiting"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  alarm_actions       = [aws_autoscaling_policy.waiting.arn]

  metric_query {
    id          = "orders"
    expression  = "waiting + running"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { waiting = "WaitingOrders", running = "RunningOrders" }
    content {
      id = metric_query.key
      metric {
        namespace   = "Exesys"
        metric_name = metric_query.value
        dimensions  = { deployment = var.deployment, pool = var.pool }
        period      = 60
        stat        = "Maximum"
      }
    }
  }
}

resource "aws_autoscaling_policy" "idle" {
  name                   = "${local.name}-idle"
  autoscaling_group_name = aws_autoscaling_group.worker.name
  policy_type            = "SimpleScaling"
  adjustment_type        = "ExactCapacity"
  scaling_adjustment     = 0
}

resource "aws_cloudwatch_metric_alarm" "idle" {
  alarm_name          = "${local.name}-idle"
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = 0
  evaluation_periods  = 15
  alarm_actions       = [aws_autoscaling_policy.idle.arn]

  metric_query {
    id          = "orders"
    expression  = "waiting + running"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { waiting = "WaitingOrders", running = "RunningOrders" }
    content {
      id = metric_query.key
      metric {
        namespace   = "Exesys"
        metric_name = metric_query.value
        dimensions  = { deployment = var.deployment, pool = var.pool }
        period      = 60
        stat        = "Maximum"
      }
    }
  }
}
