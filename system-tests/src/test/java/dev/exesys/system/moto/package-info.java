/** Runs the engine on moto's DynamoDB, S3, SSM, Secrets Manager and Step Functions. */
@NullMarked
package dev.exesys.system.moto;

import org.jspecify.annotations.NullMarked;
