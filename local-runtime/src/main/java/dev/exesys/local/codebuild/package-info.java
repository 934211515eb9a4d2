/** CodeBuild: a build is a process on this machine. */
@NullMarked
package dev.exesys.local.codebuild;

import org.jspecify.annotations.NullMarked;
