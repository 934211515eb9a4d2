/** Tests of the whole local stack through the AWS SDK, boto3 and the AWS CLI. */
@NullMarked
package dev.exesys.local;

import org.jspecify.annotations.NullMarked;
