/** Implements the stores with DynamoDB, S3, SSM Parameter Store and Secrets Manager. */
@NullMarked
package dev.exesys.core.store.aws;

import org.jspecify.annotations.NullMarked;
