/** CodeBuild: builds are processes of this machine. */
@NullMarked
package dev.exesys.local.codebuild;

import org.jspecify.annotations.NullMarked;
