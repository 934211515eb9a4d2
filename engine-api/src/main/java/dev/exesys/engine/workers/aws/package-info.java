/** Workers on Lambda, CodeBuild and SSM managed instances. */
@NullMarked
package dev.exesys.engine.workers.aws;

import org.jspecify.annotations.NullMarked;
