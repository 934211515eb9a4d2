/** S3: an embedded S3Proxy handler over a folder, behind the gateway's own signature checks. */
@NullMarked
package dev.exesys.local.s3;

import org.jspecify.annotations.NullMarked;
