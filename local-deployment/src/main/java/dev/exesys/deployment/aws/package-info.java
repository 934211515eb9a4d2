/**
 * Installs tables, buckets, functions and workers through the AWS SDK, as the Terraform module does
 * on AWS.
 */
@NullMarked
package dev.exesys.deployment.aws;

import org.jspecify.annotations.NullMarked;
